// Line protocol as clients write it: what is read can be written, and is read as the same again.

#include "fuzz/Fuzz.h"
#include "influx/wire/LineProtocolReader.h"
#include "influx/wire/LineProtocolWriter.h"
#include "unit/wire/HostilePoints.h"

using namespace telemirror;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView text = fuzz::input(data, size);
    for (const Precision precision : {Precision::Nanoseconds, Precision::Seconds}) {
        LineProtocolReader reader(text, precision, 1);
        Point point;
        for (qsizetype reads = 0;; ++reads) {
            fuzz::require(reads <= text.size() + 1, "reading comes to its end");
            const Result<bool> more = reader.next(point);
            (void)reader.line();
            if (!more)
                continue;
            if (!*more)
                break;
            QByteArray written;
            QString reason;
            int dropped = 0;
            if (LineProtocolWriter::append(written, point, &reason, &dropped) !=
                LineProtocolWriter::Outcome::Written) {
                fuzz::require(written.isEmpty(), "nothing is written of a point that is refused");
                continue;
            }
            LineProtocolReader second(written);
            Point back;
            const Result<bool> again = second.next(back);
            fuzz::require(again && *again, "what was written can be read");
            fuzz::require(dropped > 0 || test::identicalPoints(point, back), "the same point again");
        }
    }
    return 0;
}
