using Entente.Kernel;
using Entente.Platform.Access;
using Entente.Platform.Comments;

namespace Entente.Platform.Tests.Comments;

/// <summary>A comment is written, changed, taken back; what it said before stays.</summary>
public class CommentTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 11, 9, 0, 0, TimeSpan.Zero);
    private static readonly CommentOwner Thing =
        new(new("test.thing", "1"), "JAMS 2.0 D5.1", "/thing", _ => null, _ => true);

    [Theory]
    [InlineData(null, "platform.comment-empty")]
    [InlineData(" \n\t ", "platform.comment-empty")]
    public void Nothing_is_not_a_comment(string? text, string code) =>
        Assert.Equal(code, Assert.Single(Written(text).Problem!.Faults).Code);

    [Fact]
    public void A_comment_of_4000_characters_is_taken_and_of_4001_is_not()
    {
        Assert.Equal(4000, Written(" " + new string('x', 4000) + "\n").Value.Text.Length);
        Assert.Equal("platform.comment-too-long", Assert.Single(Written(new string('x', 4001)).Problem!.Faults).Code);
    }

    [Fact]
    public void An_answer_to_an_answer_stands_beside_it()
    {
        var first = Written("One").Value;
        var answer = Written("Two", first).Value;

        Assert.Null(first.Answers);
        Assert.Equal(first.Id, answer.Answers);
        Assert.Equal(first.Id, Written("Three", answer).Value.Answers);
    }

    [Fact]
    public void What_it_said_before_stays()
    {
        var comment = Written("One").Value;
        Assert.Null(comment.Change("Two", ["AIFA"], Now.AddMinutes(5)).Problem);
        Assert.Null(comment.Change(" Two ", ["AIFA"], Now.AddMinutes(6)).Problem); // The same words are no change.
        Assert.NotNull(comment.Change("", [], Now.AddMinutes(7)).Problem);

        Assert.Equal(("Two", "AIFA"), (comment.Text, Assert.Single(comment.Mentions)));
        Assert.Equal(new EarlierText("One", Now.AddMinutes(5)), Assert.Single(comment.Earlier));
    }

    [Fact]
    public void What_was_taken_back_is_neither_changed_nor_answered_until_it_stands_again()
    {
        var comment = Written("One").Value;
        comment.Stand(stands: false, Now.AddMinutes(1));
        comment.Stand(stands: false, Now.AddMinutes(2));

        Assert.Equal(Now.AddMinutes(1), comment.RemovedAt);
        Assert.Equal("platform.comment-removed", comment.Change("Two", [], Now).Problem?.Code);
        Assert.Equal("platform.comment-removed", Written("Two", comment).Problem?.Code);

        comment.Stand(stands: true, Now.AddMinutes(3));
        Assert.Null(comment.RemovedAt);
        Assert.Equal("One", comment.Text);
        Assert.Null(Written("Two", comment).Problem);
    }

    private static Result<Comment> Written(string? text, Comment? answers = null) => Comment.Write(
        Thing, Id<Comment>.New(Now), answers, text, [],
        Actor.Person(new Guid("0197a000-0000-7000-8000-000000000001"), "anna", "Anna Rossi", "it-aifa", [], new RoleTable([])), Now);
}
