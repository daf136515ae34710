package dev.limen.application.console;

import dev.limen.domain.console.ConsoleViewer;
import dev.limen.domain.vm.VmView;

/** A screen that has been connected, and who looks at it from now on. */
public record EnteredConsole(VmView vm, ConsoleViewer viewer) {}
