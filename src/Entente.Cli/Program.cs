using System.CommandLine;
using Entente.Actions;
using Entente.Cli;
using Entente.Cli.Calculations;
using Entente.Cli.Verbs;
using Entente.Platform;

IRoom[] rooms = [new ActionsRoom()];

return await new Terminal(rooms).Run(
    args,
    new Command("accounts", "People's ways in.") { AccountsAdministrator.Verb },
    new Command("audit", "The audit trail.") { AuditVerify.Verb, AuditAnchors.Verb },
    new Topic("files",
        """
        Files that people bring.
        Example: ./entente files look docs/methods/examples
        """) { FilesLook.Verb },
    new Command("import", "Data from files.") { ImportProgrammeFile.Verb },
    new Command("database", "The tables.") { DatabaseMigrate.Verb },
    new Command("token", "Keys for programs that call the API.") { TokenCreate.Verb },
    OutboxLanes.Verb,
    new Topic("signals",
        """
        Which products and events are reported together more often than chance explains, and whether counts rise.
        Example: ./entente signals monitor --series docs/methods/examples/incidents.csv --length 20
        """) { SignalsScore.Verb, SignalsMonitor.Verb },
    ForecastSeries.Verb,
    AgreeRatings.Verb,
    new Topic("sample",
        """
        How many to examine, and what a sample says: sizes, acceptance plans, strata.
        Example: ./entente sample accept --n 80 --c 2
        """)
    {
        SampleSizes.Rate, SampleSizes.Containers, SampleSizes.Detect, SampleSizes.Risk, SampleSizes.Proportion, SamplePlans.Plan, SamplePlans.Accept, SamplePlans.Inspect, SampleStrata.Allocate, SampleStrata.Estimate, SampleDraws.Draw,
    },
    new Topic("proficiency",
        """
        Rounds of proficiency testing: consensus values, scores, consistency of laboratories, fitness of items, identification.
        Example: ./entente proficiency score --results docs/methods/examples/results.csv --sigma 0.25
        """)
    {
        ProficiencyRounds.Score, ProficiencyRounds.Agree, ProficiencyRounds.Mandel, ProficiencyItems.Items, ProficiencyItems.Drift, ProficiencyItems.Identify,
    },
    new Topic("stability",
        """
        How long a medicine keeps: shelf life by ICH Q1E, poolability of batches, mean kinetic temperature, Arrhenius.
        Example: ./entente stability life --results docs/methods/examples/stability.csv --lower 95
        """)
    {
        StabilityLives.Life, StabilityLives.Pool, StabilityLives.Kinetic, StabilityLives.Arrhenius,
    },
    new Topic("events",
        """
        How long until it happens, what it hangs on, and how good predictions of it were.
        Example: ./entente events survival --cases docs/methods/examples/durations.csv --quantiles 0.5
        """)
    {
        EventHistory.Survival, EventHistory.Hazard, EventHistory.Score,
    },
    AssignPeople.Verb);
