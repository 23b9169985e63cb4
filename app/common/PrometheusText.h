#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

namespace telemirror {

/// Writes metrics in Prometheus' text exposition format, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Pure.
class PrometheusText
{
public:
    enum class Type
    {
        Counter, ///< its name ends with `_total`
        Gauge
    };
    using Labels = QList<std::pair<QByteArray, QString>>;

    /// The `Content-Type` of text().
    static constexpr auto contentType = "text/plain; version=0.0.4; charset=utf-8";

    /// Begins a family of samples. Each name once; the samples of a family stand together.
    void family(const QByteArray& name, Type type, const QByteArray& help);
    /// A sample of the family begun last.
    void sample(qint64 value, const Labels& labels = {});
    void sample(double value, const Labels& labels = {});

    [[nodiscard]] QByteArray text() const { return m_text; }

private:
    void sampleText(const QByteArray& value, const Labels& labels);

    QByteArray m_name;
    QByteArray m_text;
};

} // namespace telemirror
