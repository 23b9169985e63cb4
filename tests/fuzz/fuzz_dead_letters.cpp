// A dead-letter file that is damaged, or was never one of ours. Plain text is read as well as gzip.

#include "fuzz/Fuzz.h"
#include "mirror/DeadLetterBox.h"
#include "mirror/DeadLetterFile.h"
#include "mirror/DeadLetterReader.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace telemirror;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"letters.lp.gz"_s);
    {
        QFile file(path);
        fuzz::require(file.open(QIODevice::WriteOnly), "the file can be made");
        file.write(fuzz::input(data, size).toByteArray());
    }
    const auto reader = DeadLetterReader::open(path);
    if (!reader)
        return 0;
    (void)DeadLetterFile::originLine((*reader)->origin());
    for (size_t entries = 0;; ++entries) {
        const auto letter = (*reader)->next();
        if (!letter || !*letter)
            break;
        fuzz::require(entries <= size * 1100, "reading comes to its end");
        (void)DeadLetterFile::entryFor(**letter);
    }
    (void)DeadLetterBox(folder.path()).list();
    return 0;
}
