// What nearly every test of the user interface includes anyway; compiled once.
#pragma once

#include "ui/pch.h"

#include <QtTest/QtTest>
