using Entente.Actions.Import;

namespace Entente.Actions;

/// <summary>The store of the Actions room.</summary>
internal sealed class ActionsDb(DbContextOptions<ActionsDb> options, Recorder recorder) : RoomDb(options, recorder)
{
    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<JointAction> Actions => Set<JointAction>();

    public DbSet<WorkPackage> WorkPackages => Set<WorkPackage>();

    public DbSet<PlanTask> Tasks => Set<PlanTask>();

    public DbSet<Deliverable> Deliverables => Set<Deliverable>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<Meeting> Meetings => Set<Meeting>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<Baseline> Baselines => Set<Baseline>();

    public DbSet<Authority> Authorities => Set<Authority>();

    public DbSet<ProgrammeUpload> Uploads => Set<ProgrammeUpload>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ActionsMap.Map(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
