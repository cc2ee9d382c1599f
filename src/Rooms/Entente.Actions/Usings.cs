// The room's own folders: each holds one thing, all know each other.
global using Entente.Actions.Authorities;
global using Entente.Actions.Figures;
global using Entente.Actions.Home;
global using Entente.Actions.Lineage;
global using Entente.Actions.MyWork;
global using Entente.Actions.Meetings;
global using Entente.Actions.Participants;
global using Entente.Actions.Plan;
global using Entente.Actions.Plan.Baselines;
global using Entente.Actions.Portfolio;
global using Entente.Actions.Reviews;
global using Entente.Actions.WorkPackages;
// Most slices that read give a list.
global using Entente.Platform.Lists;
// Every slice that takes a day bounds it.
global using Entente.Kernel.Calendar;
// An entity's property is called Audience too.
global using Named = Entente.Kernel.Access.Audience;
