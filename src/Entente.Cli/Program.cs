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
    new Command("audit", "The audit trail.") { AuditVerify.Verb },
    new Command("import", "Data from files.") { ImportProgrammeFile.Verb },
    new Command("database", "The tables.") { DatabaseMigrate.Verb },
    new Command("token", "Keys for programs that call the API.") { TokenCreate.Verb },
    new Command("outbox", "Facts on their way between rooms.") { OutboxSend.Verb },
    new Command("signals", "Which products and events are reported together more often than chance explains.") { SignalsScore.Verb },
    ForecastSeries.Verb,
    AssignPeople.Verb);
