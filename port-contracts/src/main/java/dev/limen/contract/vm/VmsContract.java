package dev.limen.contract.vm;

/** What every {@link dev.limen.domain.vm.Vms} does. */
public interface VmsContract
        extends VmsSavingContract, VmsNamesContract, VmsNetworkContract, VmsWritersContract, VmsStraysContract {}
