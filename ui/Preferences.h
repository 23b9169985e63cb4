#pragma once

#include "ui/Theme.h"

#include <QtCore/QObject>

class QSettings;

namespace telemirror {

/// How the program looks and behaves at this desk: nothing of what is mirrored, which is the
/// profile's. Kept in a file of the data folder, written as it changes.
class Preferences : public QObject
{
    Q_OBJECT

public:
    /// Where the file is in a data folder.
    [[nodiscard]] static QString fileIn(const QString& dataFolder);

    explicit Preferences(const QString& file, QObject* parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    /// "en", "fr"; empty: as the system has it.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    /// Closing the window leaves the program running in the tray.
    [[nodiscard]] bool closesToTray() const;
    void setClosesToTray(bool on);
    /// A message of the desktop when something fails, and when it works again.
    [[nodiscard]] bool notifies() const;
    void setNotifies(bool on);
    /// The operator chose to look at the sample site rather than to connect servers.
    [[nodiscard]] bool exploresSample() const;
    void setExploresSample(bool on);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

signals:
    void themeChanged(telemirror::Theme theme);
    void languageChanged();
    void closesToTrayChanged(bool on);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace telemirror
