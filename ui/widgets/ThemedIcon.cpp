#include "ui/widgets/ThemedIcon.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

#include <optional>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// Renders one SVG of the resources as a stencil and fills it with a colour of the palette.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(const QString& name, std::optional<Tone> tone, QPalette::ColorRole role)
        : m_name(name)
        , m_tone(tone)
        , m_role(role)
    {}

    QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_tone, m_role); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor color = colorFor(mode);
        const QString key = u"telemirror-icon-%1-%2x%3-%4-%5"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(color.rgba())
                                .arg(scale);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(m_name));
        const int side = std::min(size.width(), size.height());
        QPainter painter(&result);
        renderer.render(
            &painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), color);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tone ? toneColor(*m_tone, palette) : palette.color(m_role);
    }

    QString m_name;
    std::optional<Tone> m_tone;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon themedIcon(const QString& name)
{
    return themedIcon(name, QPalette::ButtonText);
}

QIcon themedIcon(const QString& name, Tone tone)
{
    return name.isEmpty() ? QIcon() : QIcon(new ThemedIconEngine(name, tone, QPalette::ButtonText));
}

QIcon themedIcon(const QString& name, QPalette::ColorRole role)
{
    return name.isEmpty() ? QIcon() : QIcon(new ThemedIconEngine(name, std::nullopt, role));
}

} // namespace telemirror
