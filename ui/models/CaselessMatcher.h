#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace telemirror {

/// Finds one text in many lines of UTF-8, upper and lower case alike: as QString::contains() does without
/// regard to case, but without making a QString of each line where letters of ASCII are looked for.
class CaselessMatcher
{
public:
    /// An empty text is in every line.
    explicit CaselessMatcher(const QString& text = {});

    [[nodiscard]] bool isIn(QByteArrayView utf8) const;

private:
    [[nodiscard]] bool isInBytes(QByteArrayView utf8) const;
    [[nodiscard]] bool isAt(const char* place) const;

    QString m_text;
    QByteArray m_ascii;                   ///< the text in lower case; empty if there is more in it than ASCII
    bool m_mayBeWrittenOtherwise = false; ///< with characters beyond ASCII whose lower case is in it
};

} // namespace telemirror
