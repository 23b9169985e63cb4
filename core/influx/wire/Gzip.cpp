#include "influx/wire/Gzip.h"

#include <QtCore/QCoreApplication>

#include <libdeflate.h>
#include <zlib.h>

namespace telemirror {

namespace {

struct CompressorDeleter
{
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::Gzip", text);
}

tl::unexpected<Error> damaged()
{
    return failure(
        Error::Kind::Malformed, tr("The compressed data is damaged; the transfer has to be made again."));
}

/// One inflate stream over one or several members, with an upper bound for what comes out.
class Inflater
{
public:
    explicit Inflater(QByteArrayView data)
    {
        m_stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(data.data()));
        m_left = data.size();
        // 15: the largest window; 16: a gzip header and trailer are expected and checked.
        m_ready = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(Inflater)

    Result<QByteArray> run(qsizetype maximumSize)
    {
        QByteArray out;
        bool memberEnded = false;
        while (m_ready && !(memberEnded && m_left == 0 && m_stream.avail_in == 0)) {
            if (memberEnded && inflateReset(&m_stream) != Z_OK)
                return damaged();
            const int status = step(out, maximumSize);
            memberEnded = status == Z_STREAM_END;
            if (out.size() > maximumSize)
                return failure(Error::Kind::TooLarge,
                    tr("The compressed data holds more than the %1 bytes allowed.").arg(maximumSize));
            if (!memberEnded && status != Z_OK)
                return damaged();
        }
        if (!m_ready)
            return damaged();
        return out;
    }

private:
    static constexpr qsizetype outputStep = 64 * 1024;
    static constexpr qsizetype inputStep = 1 << 30; // avail_in is 32 bits wide

    int step(QByteArray& out, qsizetype maximumSize)
    {
        if (m_stream.avail_in == 0) {
            m_stream.avail_in = static_cast<uInt>(std::min(m_left, inputStep));
            m_left -= m_stream.avail_in;
        }
        // One byte above the limit is enough to know that it is exceeded.
        const qsizetype room =
            std::min(std::max(outputStep, std::min(out.size(), inputStep)), maximumSize - out.size() + 1);
        const qsizetype before = out.size();
        out.resize(before + room);
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        m_stream.avail_out = static_cast<uInt>(room);
        const int status = inflate(&m_stream, Z_NO_FLUSH);
        out.resize(before + room - static_cast<qsizetype>(m_stream.avail_out));
        return status;
    }

    z_stream m_stream{};
    qsizetype m_left = 0;
    bool m_ready = false;
};

} // namespace

QByteArray gzipCompress(QByteArrayView data, int level)
{
    const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
        libdeflate_alloc_compressor(std::clamp(level, 1, 12)));
    Q_CHECK_PTR(compressor.get());
    const auto size = static_cast<size_t>(data.size());
    QByteArray out;
    out.resize(static_cast<qsizetype>(libdeflate_gzip_compress_bound(compressor.get(), size)));
    const size_t written = libdeflate_gzip_compress(
        compressor.get(), data.data(), size, out.data(), static_cast<size_t>(out.size()));
    out.resize(static_cast<qsizetype>(written));
    return out;
}

Result<QByteArray> gzipDecompress(QByteArrayView data, qsizetype maximumSize)
{
    return Inflater(data).run(std::max<qsizetype>(maximumSize, 0));
}

} // namespace telemirror
