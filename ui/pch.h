// What nearly every source of the user interface includes anyway; compiled once.
#pragma once

#include <QtCharts/QtCharts>
#include <QtCore/QtCore>
#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>

#include <tl/expected.hpp>
