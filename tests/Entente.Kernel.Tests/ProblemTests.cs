namespace Entente.Kernel.Tests;

public class ProblemTests
{
    [Fact]
    public void Its_sentence_names_the_values_that_it_is_about() => Assert.Equal(
        "It began on 2026-02-01 and cannot end before.",
        Problem.Rule("board.ends-before-start", "It began on {0} and cannot end before.", "2026-02-01").Text);

    [Fact]
    public void Each_wrong_place_has_a_sentence_of_its_own()
    {
        var problem = Problem.Malformed("board.file-faults", "{0} places are wrong.", 1) with
        {
            Faults = [new("$.jointActions[0].slug", "board.slug-twice", "'{0}' stands there twice.", "jams")],
        };

        Assert.Equal("1 places are wrong.", problem.Text);
        Assert.Equal("'jams' stands there twice.", Assert.Single(problem.Faults).Text);
    }

    [Fact]
    public void A_result_is_a_value_or_a_refusal_and_never_both()
    {
        Result<int> done = 3;
        Result<int> refused = Problem.Missing("board.unknown", "There is no such notice.");

        Assert.Null(done.Problem);
        Assert.Equal(3, done.Value);
        Assert.Equal("board.unknown", refused.Problem?.Code);
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_a_slip_of_the_programmer() =>
        Assert.Throws<ArgumentNullException>(() => (Result<int>)(Problem)null!);
}
