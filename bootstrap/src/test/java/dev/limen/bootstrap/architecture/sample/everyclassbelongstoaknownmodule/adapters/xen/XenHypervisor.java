package dev.limen.bootstrap.architecture.sample.everyclassbelongstoaknownmodule.adapters.xen;

final class XenHypervisor {}
