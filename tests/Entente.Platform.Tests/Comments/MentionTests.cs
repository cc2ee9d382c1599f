using Entente.Platform.Access;
using Entente.Platform.Comments;

namespace Entente.Platform.Tests.Comments;

/// <summary>Who is meant by a word behind an @, and how a comment is cut for showing.</summary>
public class MentionTests
{
    private static readonly CommentOwner Thing =
        new(new("test.thing", "1"), "JAMS 2.0 D5.1", "/thing", word => word.StartsWith("WP", StringComparison.OrdinalIgnoreCase) ? ActionsScopes.WorkPackage("jams-2-0", word[^1] - '0') : null, _ => true);

    [Theory]
    [InlineData("@anna please, and @AIFA too.", "anna,AIFA")]
    [InlineData("Write to anna@ansm.eu, not to me", "")]
    [InlineData("(@anna), @Anna; @ANNA!", "anna")]
    [InlineData("@anna.rossi. New sentence", "anna.rossi")]
    [InlineData("@anna@ansm.eu knows", "anna@ansm.eu")]
    [InlineData("@WP6 and @be-afmps-", "WP6,be-afmps")]
    [InlineData("@ alone, @@twice, @", "")]
    [InlineData("@žofie @Ἀθηνᾶ @مريم", "žofie,Ἀθηνᾶ,مريم")]
    [InlineData(null, "")]
    public void Words_behind_an_at_are_found_once_and_addresses_are_not(string? text, string words) =>
        Assert.Equal(words, string.Join(',', Mentions.In(text)));

    [Fact]
    public void No_more_than_twenty_are_looked_for() =>
        Assert.Equal(Mentions.Most, Mentions.In(string.Join(' ', Enumerable.Range(1, 100).Select(number => $"@p{number}"))).Count);

    [Theory]
    [InlineData("anna.rossi", true)]
    [InlineData("ANNA.ROSSI", true)]
    [InlineData("it-aifa", true)]
    [InlineData("AIFA", true)]
    [InlineData("WP5", true)]
    [InlineData("wp05", true)]
    [InlineData("WP6", false)] // Anna leads WP6 of another action.
    [InlineData("ifa", false)]
    [InlineData("anna", false)]
    [InlineData("it", false)]
    public void A_word_means_a_person_an_authority_or_a_team_that_the_room_names(string word, bool means) =>
        Assert.Equal(means, Mentions.Means(word, Anna(), Thing));

    [Fact]
    public void A_team_is_meant_only_where_the_room_names_one() =>
        Assert.False(Mentions.Means("WP5", Anna(), Thing with { Team = _ => null }));

    [Theory]
    [InlineData("See https://eur-lex.europa.eu/eli/reg/2017/745. Then (@AIFA)", "See |L:https://eur-lex.europa.eu/eli/reg/2017/745|. Then (|M:@AIFA|)")]
    [InlineData("@nobody and @aifa", "@nobody and |M:@aifa")]
    [InlineData("javascript:alert(1) data:text/html,x http:/x", "javascript:alert(1) data:text/html,x http:/x")]
    [InlineData("<a href=\"https://x.eu/\">", "<a href=\"|L:https://x.eu/|\">")]
    [InlineData("https://x.eu/@aifa", "L:https://x.eu/@aifa")]
    [InlineData("", "")]
    public void A_comment_is_cut_into_text_mentions_and_addresses(string text, string pieces)
    {
        var cut = Mentions.Cut(text, ["AIFA"]);

        Assert.Equal(text, string.Concat(cut.Select(piece => piece.Text)));
        Assert.Equal(pieces, string.Join('|', cut.Select(piece => piece.Kind switch { PieceKind.Mention => "M:", PieceKind.Link => "L:", _ => "" } + piece.Text)));
    }

    [Fact]
    public void Nothing_of_any_text_is_lost_in_the_cutting()
    {
        var random = new Random(20261124);
        const string letters = "ab@.-_: /https://é\n<>()מר";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)])]);
            Assert.Equal(text, string.Concat(Mentions.Cut(text, Mentions.In(text)).Select(piece => piece.Text)));
        }
    }

    private static Actor Anna() => Actor.Person(
        new Guid("0197a000-0000-7000-8000-000000000001"), "anna.rossi", "Anna Rossi", "it-aifa",
        [new(ActionsRoles.Contributor, ActionsScopes.WorkPackage("jams-2-0", 5)), new(ActionsRoles.WorkPackageLead, ActionsScopes.WorkPackage("other", 6))], new RoleTable([]));
}
