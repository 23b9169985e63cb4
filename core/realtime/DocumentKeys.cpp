#include "realtime/DocumentKeys.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QByteArray escaped(const QByteArray& text)
{
    QByteArray result;
    result.reserve(text.size());
    for (const char byte : text) {
        if (std::strchr("\\,={}", byte) && byte != '\0')
            result.append('\\');
        result.append(byte);
    }
    return result;
}

} // namespace

DocumentKeys::DocumentKeys(bool hasCoordinates)
    : m_hasCoordinates(hasCoordinates)
{}

void DocumentKeys::add(const QString& bucket, const QString& measurement)
{
    m_bucketsOf[measurement].insert(bucket);
}

void DocumentKeys::settle()
{
    QSet<QString> taken;
    if (m_hasCoordinates)
        taken = {u"latitude"_s, u"longitude"_s};
    // A name that gets longer may take the plain name of another: go on until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (auto it = m_bucketsOf.cbegin(); it != m_bucketsOf.cend(); ++it) {
            if (m_colliding.contains(it.key()) || (it->size() < 2 && !taken.contains(it.key())))
                continue;
            m_colliding.insert(it.key());
            for (const QString& bucket : *it)
                taken.insert(qualified(bucket, it.key()));
            changed = true;
        }
    }
}

QString DocumentKeys::key(const QString& bucket, const QString& measurement) const
{
    return m_colliding.contains(measurement) ? qualified(bucket, measurement) : measurement;
}

QString DocumentKeys::expanded(const QString& key, const QList<Tag>& tags)
{
    if (tags.isEmpty())
        return key;
    QByteArray text;
    for (const Tag& tag : tags)
        text += (text.isEmpty() ? "" : ",") + escaped(tag.key) + '=' + escaped(tag.value);
    return key + u'{' + QString::fromUtf8(text) + u'}';
}

QString DocumentKeys::qualified(const QString& bucket, const QString& measurement)
{
    return bucket + u'/' + measurement;
}

} // namespace telemirror
