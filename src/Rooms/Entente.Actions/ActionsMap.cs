using Entente.Actions.Import;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Actions;

/// <summary>Which table and column holds what.</summary>
internal static class ActionsMap
{
    public const int CodeLength = 80;

    public static void Map(ModelBuilder model)
    {
        model.Entity<Programme>(programme =>
        {
            programme.ToTable("actions_programme");
            programme.HasKey(row => row.Code);
            programme.Property(row => row.Code).HasMaxLength(CodeLength);
            programme.Property(row => row.LegalBasis).HoldsUpTo(TextLength.Paragraph);
            programme.Property(row => row.Objectives).AsJson();
            programme.Property(row => row.Template).AsJson();
        });
        model.Entity<Authority>(authority =>
        {
            authority.ToTable("actions_authority");
            authority.HasKey(row => row.Code);
            authority.Property(row => row.Code).HasMaxLength(CodeLength);
            authority.Property(row => row.Name).HoldsUpTo(TextLength.Title);
            authority.Property(row => row.Country).HasMaxLength(2);
            authority.Property(row => row.ShortName).HasMaxLength(200);
        });
        model.Entity<ProgrammeUpload>(upload =>
        {
            upload.ToTable("actions_upload");
            upload.HasKey(row => row.Id);
            upload.Property(row => row.Id).IsId();
            upload.Property(row => row.FileName).HasMaxLength(255);
            upload.Property(row => row.By).HasMaxLength(200);
            upload.Property(row => row.Content).HoldsUpTo(ImportProgramme.MostBytes);
            upload.Ignore(row => row.Bytes);
        });
        model.Entity<JointAction>(MapAction);
        model.Entity<WorkPackage>(MapPackage);
        model.Entity<PlanTask>(task =>
        {
            task.ToTable("actions_task");
            task.Property(row => row.Title).HoldsUpTo(PlanTitle.Longest);
            task.Property(row => row.Owner).HasMaxLength(CodeLength);
            task.Property(row => row.PersonName).HasMaxLength(200);
            task.Ignore(row => row.NamedPerson).Ignore(row => row.Whose);
            MapWithdrawal(task);
            MapPlanned(task, row => row.Id, row => row.Action, row => row.Number);
        });
        model.Entity<Deliverable>(deliverable =>
        {
            deliverable.ToTable("actions_deliverable");
            deliverable.Property(row => row.Title).HoldsUpTo(PlanTitle.Longest);
            deliverable.Property(row => row.Unreviewed).HoldsUpTo(TextLength.Paragraph);
            MapWithdrawal(deliverable);
            MapPlanned(deliverable, row => row.Id, row => row.Action, row => row.Number);
        });
        model.Entity<Review>(review =>
        {
            review.ToTable("actions_review");
            review.HasKey(row => row.Id);
            review.Property(row => row.Id).IsId();
            review.Property(row => row.Deliverable).HasColumnName("DeliverableId").IsId();
            review.HasIndex(row => new { row.Deliverable, row.Round }).IsUnique();
            review.HasOne<Deliverable>().WithMany().HasForeignKey(row => row.Deliverable).OnDelete(DeleteBehavior.Restrict);
            review.Property(row => row.ActionSlug).HasMaxLength(Slugs.MaxLength).HasDefaultValue("");
            review.Property(row => row.OpenedBy).HasMaxLength(200);
            review.Property(row => row.Because).HoldsUpTo(TextLength.Paragraph);
            review.Property(row => row.Subject).AsJson();
            review.Property(row => row.Seats).AsJson();
            review.Property(row => row.Readers).AsJson();
            review.Property(row => row.Outside).AsJson().HasDefaultValueSql("'[]'");
            review.Property(row => row.Replaced).AsJson().HasDefaultValueSql("'[]'");
            review.Property(row => row.Votes).AsJson();
            review.Property(row => row.Opinions).AsJson();
        });
        model.Entity<Milestone>(milestone =>
        {
            milestone.ToTable("actions_milestone");
            milestone.Property(row => row.Title).HoldsUpTo(TextLength.Title);
            milestone.Property(row => row.Verification).HoldsUpTo(TextLength.Paragraph);
            MapWithdrawal(milestone);
            MapPlanned(milestone, row => row.Id, row => row.Action, row => row.Number);
        });
        model.Entity<Baseline>(baseline =>
        {
            baseline.ToTable("actions_baseline");
            baseline.HasKey(row => row.Id);
            baseline.Property(row => row.Id).IsId();
            baseline.Property(row => row.Action).HasColumnName("ActionId").IsId();
            baseline.HasIndex(row => new { row.Action, row.Number }).IsUnique();
            baseline.HasOne<JointAction>().WithMany().HasForeignKey(row => row.Action).OnDelete(DeleteBehavior.Restrict);
            baseline.Property(row => row.ActionSlug).HasMaxLength(Slugs.MaxLength).HasDefaultValue("");
            baseline.Property(row => row.Name).HasMaxLength(Baseline.LongestName);
            baseline.Property(row => row.Reason).HasMaxLength(Baseline.LongestReason);
            baseline.Property(row => row.By).HasMaxLength(200);
            baseline.Property(row => row.Days).AsJson();
        });
        MeetingMap.Map(model);
    }

    private static void MapAction(EntityTypeBuilder<JointAction> action)
    {
        action.ToTable("actions_joint_action");
        action.HasKey(row => row.Id);
        action.Property(row => row.Id).IsId();
        action.Property(row => row.Slug).HasMaxLength(Slugs.MaxLength);
        action.HasIndex(row => row.Slug).IsUnique();
        action.Property(row => row.Acronym).HasMaxLength(60);
        action.HasIndex(row => row.Acronym).IsUnique();
        action.Property(row => row.Funder).HasMaxLength(100);
        action.Property(row => row.LegalBasis).HoldsUpTo(TextLength.Paragraph);
        action.Property(row => row.ResultsExpected).HoldsUpTo(TextLength.Pages);
        action.Property(row => row.Objectives).AsJson();
        action.Property(row => row.Context).AsJson();
        action.Ignore(row => row.Lead).Ignore(row => row.Head).Ignore(row => row.AgreedEnd).Ignore(row => row.PlannedEnd);
        action.OwnsMany(row => row.Leads, lead => MapLead(lead, "actions_lead", "ActionId"));
        action.OwnsMany(row => row.Participants, participant =>
        {
            participant.ToTable("actions_participant");
            participant.WithOwner().HasForeignKey("ActionId");
            participant.HasKey(row => row.Id);
            participant.Property(row => row.Id).ValueGeneratedNever();
            participant.Property(row => row.Country).HasMaxLength(2);
            participant.Property(row => row.Authority).HasMaxLength(CodeLength);
            participant.HasIndex(row => row.Authority);
            participant.Property(row => row.AffiliatedTo).HasMaxLength(CodeLength);
            participant.Ignore(row => row.Who);
        });
        action.OwnsMany(row => row.Amendments, amendment =>
        {
            amendment.ToTable("actions_amendment");
            amendment.WithOwner().HasForeignKey("ActionId");
            amendment.HasKey(row => row.Id);
            amendment.Property(row => row.Why).HoldsUpTo(TextLength.Paragraph);
            amendment.Property(row => row.Id).ValueGeneratedNever();
        });
        action.OwnsMany(row => row.Predecessors, predecessor =>
        {
            predecessor.ToTable("actions_predecessor");
            predecessor.WithOwner().HasForeignKey("ActionId");
            predecessor.HasKey(row => row.Id);
            predecessor.Property(row => row.Id).ValueGeneratedNever();
            predecessor.Property(row => row.Title).HoldsUpTo(TextLength.Title);
            predecessor.Property(row => row.Acronym).HasMaxLength(60);
            predecessor.Property(row => row.Slug).HasMaxLength(Slugs.MaxLength);
            predecessor.Property(row => row.LeadChanges).AsJson();
        });
    }

    private static void MapPackage(EntityTypeBuilder<WorkPackage> package)
    {
        package.ToTable("actions_work_package");
        package.HasKey(row => row.Id);
        package.Property(row => row.Id).IsId();
        package.Property(row => row.Action).HasColumnName("ActionId").IsId();
        package.HasIndex(row => new { row.Action, row.Number }).IsUnique();
        package.Property(row => row.ActionSlug).HasMaxLength(Slugs.MaxLength).HasDefaultValue("");
        package.Property(row => row.Scope).HoldsUpTo(TextLength.Pages);
        package.Property(row => row.Results).AsJson();
        package.HasOne<JointAction>().WithMany().HasForeignKey(row => row.Action).OnDelete(DeleteBehavior.Restrict);
        package.Ignore(row => row.Lead);
        MapWithdrawal(package);
        package.OwnsMany(row => row.Leads, lead => MapLead(lead, "actions_work_package_lead", "WorkPackageId"));
        package.OwnsMany(row => row.Contributors, contributor =>
        {
            contributor.ToTable("actions_contributor");
            contributor.WithOwner().HasForeignKey("WorkPackageId");
            contributor.HasKey(row => row.Id);
            contributor.Property(row => row.Id).ValueGeneratedNever();
            contributor.Property(row => row.Country).HasMaxLength(2);
            contributor.Property(row => row.Authority).HasMaxLength(CodeLength);
            contributor.HasIndex(row => row.Authority);
            contributor.Ignore(row => row.Who);
        });
    }

    private static void MapLead<T>(OwnedNavigationBuilder<T, LeadTerm> lead, string table, string owner)
        where T : class
    {
        lead.ToTable(table);
        lead.WithOwner().HasForeignKey(owner);
        lead.HasKey(row => row.Id);
        lead.Property(row => row.Id).ValueGeneratedNever();
        lead.Property(row => row.Why).HoldsUpTo(TextLength.Paragraph);
        lead.Property(row => row.Country).HasMaxLength(2);
        lead.Property(row => row.Authority).HasMaxLength(CodeLength);
        lead.HasIndex(row => row.Authority);
        lead.Ignore(row => row.Who);
    }

    internal static void MapPlanned<T>(
        EntityTypeBuilder<T> planned,
        System.Linq.Expressions.Expression<Func<T, Id<T>>> id,
        System.Linq.Expressions.Expression<Func<T, Id<JointAction>>> action,
        System.Linq.Expressions.Expression<Func<T, string>> number)
        where T : class
    {
        planned.HasKey("Id");
        planned.Property(id).IsId();
        planned.Property(action).HasColumnName("ActionId").IsId();
        planned.Property("ActionSlug").HasMaxLength(Slugs.MaxLength).HasDefaultValue("");
        planned.Property(number).HasMaxLength(20);
        planned.HasIndex("Action", "Number").IsUnique();
        planned.HasOne<JointAction>().WithMany().HasForeignKey("Action").OnDelete(DeleteBehavior.Restrict);
    }

    // What was withdrawn is left out of every question that does not ask for it.
    private static void MapWithdrawal<T>(EntityTypeBuilder<T> planned)
        where T : class, IWithdrawable
    {
        planned.Property<string?>("WithdrawnBy").HasMaxLength(200);
        planned.Property<string?>("WithdrawnBecause").HasMaxLength(Withdrawal.LongestReason);
        planned.HasQueryFilter(Withdrawn.Filter, row => EF.Property<DateTimeOffset?>(row, "WithdrawnAt") == null);
    }
}
