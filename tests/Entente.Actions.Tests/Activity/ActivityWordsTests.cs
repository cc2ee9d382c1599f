using System.Globalization;
using Entente.Actions.Activity;
using Entente.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Entente.Actions.Tests.Activity;

/// <summary>A line of the trail in the words of a reader.</summary>
public class ActivityWordsTests
{
    private static readonly IStringLocalizer Texts =
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance).Create(typeof(ActionsTexts));

    [Theory]
    [InlineData("actions_task", "State", "ToDo", "Doing", "State", "To do", "Doing")]
    [InlineData("actions_task", "Owner", null, "fr-ansm", "Done by", null, "ANSM")]
    [InlineData("actions_task", "Owner", "fr-ansm", "xx-gone", "Done by", "ANSM", "xx-gone")]
    [InlineData("actions_task", "After", "[]", "[\"T5.1\",\"T5.2\"]", "Waits for", null, "T5.1, T5.2")]
    [InlineData("actions_deliverable", "Due", "2026-12-31", null, "Due", "31 Dec 2026", null)]
    [InlineData("actions_joint_action", "FundedShare", "0.8", "0.75", "Share of the funder", "80\u202F%", "75\u202F%")]
    [InlineData("actions_joint_action", "Title", "{\"en\":\"A\",\"fr\":\"B\"}", "{\"en\":\"A\",\"fr\":\"C\"}", "Title", "A / B", "A / C")]
    [InlineData("actions_lead", "Country", "FR", "SI", "Country", "France", "Slovenia")]
    [InlineData("actions_meeting", "Agenda", "[]", "[{\"Id\":1}]", "Points of the agenda", null, "1")]
    [InlineData("actions_meeting", "Agenda", "[{\"Id\":1}]", "[{\"Id\":2}]", "Points of the agenda", "1", "1")]
    [InlineData("actions_meeting", "Draft", null, "We met.", "Draft of the minutes", null, "7 characters")]
    [InlineData("actions_meeting", "Start", "2026-07-01T08:00:00.000Z", "2026-07-02T08:00:00.000Z", "Begins", "1 Jul 2026, 10:00", "2 Jul 2026, 10:00")]
    [InlineData("actions_review", "Stage", "Vote", "Reading", "Stage", "Vote running", "Being read")]
    public void A_change_reads_as_people_say_it(string thing, string field, string? before, string? after, string label, string? former, string? latter)
    {
        var told = Assert.Single(Say("en", Entry(thing, AuditKind.Changed, (field, before), (field, after))));

        Assert.Equal(new(label, former, latter), told with { Quoted = false });
    }

    [Theory]
    [InlineData("actions_joint_action", "Title", "{\"en\":\"A\",\"fr\":\"B\"}", true)]
    [InlineData("actions_meeting", "Place", "Lisbon", true)]
    [InlineData("actions_task", "After", "[\"T5.1\"]", true)]
    [InlineData("actions_deliverable", "Due", "2026-12-31", false)]
    [InlineData("actions_task", "State", "Doing", false)]
    public void What_somebody_wrote_is_told_from_the_words_of_the_page(string thing, string field, string value, bool quoted) =>
        Assert.Equal(quoted, Assert.Single(Say("fr", Entry(thing, AuditKind.Changed, (field, null), (field, value)))).Quoted);

    [Fact]
    public void In_French_too()
    {
        var told = Assert.Single(Say("fr", Entry("actions_deliverable", AuditKind.Changed, ("Due", "2026-12-31"), ("Due", "2027-03-31"))));

        Assert.Equal(new("Échéance", "31 déc. 2026", "31 mars 2027"), told);
    }

    [Theory]
    [InlineData("actions_deliverable", "Audience")]
    [InlineData("actions_deliverable", "Version")]
    [InlineData("actions_meeting", "Sequence")]
    [InlineData("actions_joint_action", "Slug")]
    public void What_is_not_for_readers_is_not_told(string thing, string field) =>
        Assert.Empty(Say("en", Entry(thing, AuditKind.Changed, (field, "1"), (field, "2"))));

    [Fact]
    public void Every_thing_has_a_name_and_every_field_a_label_in_both_languages()
    {
        foreach (var language in new[] { "en", "fr" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.DoesNotContain(ActivityWords.Fields.Keys, thing => Texts["activity." + thing.Replace('_', '-')].ResourceNotFound);
            foreach (var field in ActivityWords.Fields.SelectMany(thing => thing.Value))
            {
                Assert.False(Texts[field.Label].ResourceNotFound, field.Label);
                foreach (var word in field.Word is { } list ? Enum.GetNames(list) : [])
                    Assert.False(Texts[$"{Words.Kebab(field.Word!.Name)}.{Words.Kebab(word)}"].ResourceNotFound, $"{field.Word.Name}.{word}");
            }
        }
    }

    [Fact]
    public async Task Every_field_is_one_that_the_trail_has()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        var types = await house.Inside(services => Task.FromResult(services.GetRequiredService<ActionsDb>().Model.GetEntityTypes().ToList()));

        foreach (var (thing, fields) in ActivityWords.Fields)
        {
            var type = Assert.Single(types, one => one.GetTableName() == thing);
            Assert.All(fields, field => Assert.True(type.FindProperty(field.Name) is not null, $"{thing} has no {field.Name}"));
        }
    }

    private static IReadOnlyList<ActivityChange> Say(string language, AuditEntry entry)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return ActivityWords.Of(entry, new Dictionary<string, string>(StringComparer.Ordinal) { ["fr-ansm"] = "ANSM" }, Texts);
    }

    private static AuditEntry Entry(string thing, AuditKind kind, (string Field, string? Value) before, (string Field, string? Value) after) => new()
    {
        Sequence = 1, At = Jams.Now, Actor = "demo", Kind = kind, Thing = thing, Key = "1", PreviousHash = "",
        Before = Json(before), After = Json(after),
    };

    private static string Json((string Field, string? Value) one) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal) { [one.Field] = one.Value });
}
