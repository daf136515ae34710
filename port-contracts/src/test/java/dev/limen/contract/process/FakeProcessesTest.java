package dev.limen.contract.process;

import dev.limen.domain.process.Processes;

class FakeProcessesTest implements ProcessesContract {

    private final FakeProcesses processes = new FakeProcesses();

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public OtherProcess anotherProcess() {
        FakeProcesses other = new FakeProcesses(processes);
        return new OtherProcess() {
            @Override
            public Processes processes() {
                return other;
            }

            @Override
            public void end() {
                other.leave(other.self());
            }
        };
    }
}
