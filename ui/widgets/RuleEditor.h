#pragma once

#include "model/Rule.h"
#include "model/Schema.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace telemirror {

class TextLabel;

/// What is mirrored, how far back and ahead, and when.
class RuleEditor : public Card
{
    Q_OBJECT

public:
    explicit RuleEditor(QWidget* parent = nullptr);

    void setRule(const Rule& rule);
    [[nodiscard]] Rule rule() const;
    /// What is wrong, as a sentence; empty if nothing is. Marks the fields.
    [[nodiscard]] QString check();
    void setSourceBuckets(const Result<QList<Bucket>>& buckets);
    void setDestinationBuckets(const Result<QList<Bucket>>& buckets);
    /// The answer to measurementsRequested(): what the patterns are tried on as they are typed.
    void setMeasurements(const Result<QStringList>& names);

signals:
    void changed();
    /// The lists of buckets are wanted.
    void bucketsRequested();
    /// The names of the measurements in this bucket of the source are wanted.
    void measurementsRequested(const QString& bucket);

private:
    void offer(QComboBox* field, const Result<QList<Bucket>>& buckets);
    void updateWords();
    void updatePreview();
    /// Nothing if a line cannot be read.
    [[nodiscard]] std::optional<QList<RangeOverride>> overrides() const;
    [[nodiscard]] std::optional<Resolution> resolution() const;

    Rule m_rule; ///< what the form does not show is kept here
    QLineEdit* m_name;
    QComboBox* m_source;
    QComboBox* m_destination;
    QPushButton* m_read;
    TextLabel* m_listState;
    QPlainTextEdit* m_include;
    QPlainTextEdit* m_exclude;
    QLineEdit* m_lookback;
    QLineEdit* m_lookahead;
    QLineEdit* m_overlap;
    QLineEdit* m_resolution;
    QPlainTextEdit* m_overrides;
    QSpinBox* m_reads;
    QSpinBox* m_writes;
    QCheckBox* m_scheduled;
    QLineEdit* m_every;
    QLineEdit* m_offset;
    QCheckBox* m_atStart;
    QCheckBox* m_unsigned;
    TextLabel* m_words;
    QPushButton* m_look;
    TextLabel* m_preview;
    std::optional<QStringList> m_known; ///< measurements of the source bucket, once they were read
};

} // namespace telemirror
