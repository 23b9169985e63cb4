#include "ui/pages/WelcomePage.h"

#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PrimaryButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThemedIcon.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace telemirror {

using namespace Qt::StringLiterals;

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"welcomePage"_s);
    auto* picture = new IconLabel(QIcon(u":/icons/telemirror.svg"_s), 4.0);
    auto* title = new TextLabel(tr("Keep your measurements at home"));
    title->scaled(1.7, QFont::DemiBold)->wrapped()->setAlignment(Qt::AlignCenter);
    auto* text = new TextLabel(
        tr("Telemirror copies what your site measures from InfluxDB Cloud to an InfluxDB of your own, every "
           "hour, and checks that nothing is missing. It only reads from the cloud, and changes nothing "
           "there."));
    text->toned(Tone::Neutral)->wrapped()->setAlignment(Qt::AlignCenter);

    auto* connectButton = new PrimaryButton(tr("Connect my servers"));
    connectButton->setObjectName(u"welcomeConnectButton"_s);
    connect(connectButton, &QPushButton::clicked, this, &WelcomePage::connectRequested);
    auto* sampleButton = new QPushButton(tr("Explore with sample data"));
    sampleButton->setObjectName(u"welcomeSampleButton"_s);
    connect(sampleButton, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(18);
    choices->addWidget(makeChoice(u"server"_s, tr("I have servers"),
        tr("You need the address and a token with read access of the cloud, and the address of the local "
           "server. It takes two minutes."),
        connectButton));
    choices->addWidget(makeChoice(u"eye"_s, tr("I want to look around"),
        tr("A made-up site with weather and a solar plant runs inside this program. Nothing is installed, no "
           "account is needed, and you can connect your servers at any time."),
        sampleButton));

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(32, 32, 32, 32);
    column->setSpacing(16);
    column->addStretch(2);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(12);
    column->addLayout(choices);
    column->addStretch(3);
    // A line that runs across a wide window cannot be read.
    content->setMaximumWidth(fontMetrics().height() * 52);
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(middle);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setFocusProxy(connectButton);
}

QWidget* WelcomePage::makeChoice(
    const QString& icon, const QString& title, const QString& text, QPushButton* button)
{
    auto* card = new Card;
    auto* heading = new TextLabel(title);
    heading->scaled(1.2, QFont::DemiBold)->wrapped();
    auto* words = new TextLabel(text);
    words->wrapped();
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(10);
    layout->addWidget(new IconLabel(themedIcon(icon, Tone::Info), 2.0), 0, Qt::AlignLeft);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addStretch();
    layout->addWidget(button);
    return card;
}

} // namespace telemirror
