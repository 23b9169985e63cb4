#include "influx/GzipInflater.h"

#include <QtCore/QCoreApplication>

#include <zlib.h>

namespace telemirror {

struct GzipInflater::Private
{
    z_stream stream{};
    QByteArray input;
    bool betweenMembers = true;
};

GzipInflater::GzipInflater()
    : d(std::make_unique<Private>())
{
    // 16 on top of the window bits: a gzip wrapper is expected.
    inflateInit2(&d->stream, 16 + MAX_WBITS);
}

GzipInflater::~GzipInflater()
{
    inflateEnd(&d->stream);
}

void GzipInflater::setInput(const QByteArray& packed)
{
    d->input = packed;
    d->stream.next_in = reinterpret_cast<Bytef*>(d->input.data());
    d->stream.avail_in = static_cast<uInt>(d->input.size());
}

Result<qsizetype> GzipInflater::read(char* out, qsizetype size)
{
    d->stream.next_out = reinterpret_cast<Bytef*>(out);
    d->stream.avail_out = static_cast<uInt>(size);
    for (;;) {
        const auto produced = size - static_cast<qsizetype>(d->stream.avail_out);
        if (produced == size || (d->betweenMembers && d->stream.avail_in == 0))
            return produced;
        d->betweenMembers = false;
        const int status = inflate(&d->stream, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            inflateReset(&d->stream);
            d->betweenMembers = true;
        } else if (status == Z_BUF_ERROR) {
            // No progress possible: the input is used up.
            return size - static_cast<qsizetype>(d->stream.avail_out);
        } else if (status != Z_OK) {
            return failure(Error::Kind::Malformed,
                QCoreApplication::translate("telemirror::GzipInflater",
                    "The compressed answer is damaged: look for a proxy between here and the server."),
                QString::fromLatin1(d->stream.msg != nullptr ? d->stream.msg : zError(status)));
        }
    }
}

bool GzipInflater::isComplete() const
{
    return d->betweenMembers && d->stream.avail_in == 0;
}

} // namespace telemirror
