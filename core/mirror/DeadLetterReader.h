#pragma once

#include "model/DeadLetter.h"

#include <memory>
#include <optional>

namespace telemirror {

/// Reads a dead-letter file entry by entry, however large it is; see DeadLetterFile for the format.
class DeadLetterReader
{
public:
    /// Opens the file and reads whose points it holds. An error of kind Storage names the file.
    [[nodiscard]] static Result<std::unique_ptr<DeadLetterReader>> open(const QString& path);
    ~DeadLetterReader();

    [[nodiscard]] const DeadLetterOrigin& origin() const;
    /// The next entry; nothing at the end. A damaged file (its writer died) gives what is readable, then
    /// an error of kind Malformed.
    [[nodiscard]] Result<std::optional<DeadLetter>> next();

private:
    DeadLetterReader();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace telemirror
