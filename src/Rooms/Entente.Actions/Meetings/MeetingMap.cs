namespace Entente.Actions.Meetings;

/// <summary>Where meetings and invitations lie.</summary>
internal static class MeetingMap
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Meeting>(meeting =>
        {
            meeting.ToTable("actions_meeting");
            ActionsMap.MapPlanned(meeting, row => row.Id, row => row.Action, row => row.Number);
            meeting.HasIndex(row => row.Start);
            meeting.Property(row => row.Zone).HasMaxLength(60);
            meeting.Property(row => row.Title).HoldsUpTo(TextLength.Title);
            meeting.Property(row => row.Place).HoldsUpTo(TextLength.Paragraph);
            meeting.Property(row => row.Link).HoldsUpTo(TextLength.Paragraph);
            meeting.Property(row => row.CalledOffBecause).HoldsUpTo(TextLength.Paragraph);
            meeting.Property(row => row.Correcting).HoldsUpTo(TextLength.Paragraph);
            meeting.Property(row => row.Draft).HoldsUpTo(Meeting.MostCharacters);
            meeting.Property(row => row.Agenda).AsJson();
            // What was there before the column says what every row said.
            meeting.Property(row => row.LastItem).HasDefaultValue(0);
            meeting.Property(row => row.Decisions).AsJson();
            meeting.Property(row => row.Moves).AsJson();
            meeting.Property(row => row.Approved).AsJson();
            meeting.Ignore(row => row.Time).Ignore(row => row.Minutes).Ignore(row => row.IsFixed);
        });
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("actions_invitation");
            invitation.HasKey(row => row.Id);
            invitation.Property(row => row.Id).IsId();
            invitation.Property(row => row.Meeting).HasColumnName("MeetingId").IsId();
            invitation.HasIndex(row => new { row.Meeting, row.Account }).IsUnique();
            invitation.HasIndex(row => row.Account);
            invitation.HasOne<Meeting>().WithMany().HasForeignKey(row => row.Meeting).OnDelete(DeleteBehavior.Restrict);
            invitation.Property(row => row.Asked).HasDefaultValue(1);
            invitation.Property(row => row.Name).HasMaxLength(200);
            invitation.Property(row => row.Authority).HasMaxLength(ActionsMap.CodeLength);
        });
    }
}
