using Entente.Kernel;
using Entente.Papers;
using Entente.Platform.Rules;

namespace Entente.Platform.Papers;

/// <summary>The words of the rule set <c>platform.funding-statement</c>: how who pays has to be named, and since when.</summary>
/// <param name="Statement">Beside the emblem.</param>
/// <param name="Disclaimer"><c>{0}</c> stands for the granting authority.</param>
internal sealed record FundingRule(LocalText Statement, LocalText Disclaimer)
{
    public const string Code = "platform.funding-statement";
}

/// <summary>Finds the words by which who pays is named.</summary>
public sealed class FundingWords(RuleBook rules)
{
    /// <summary>The block as it has to be on a day.</summary>
    /// <param name="granting">The granting authority, such as HaDEA.</param>
    /// <param name="language">The paper's language; English where the words do not exist in it.</param>
    /// <param name="day">The day on which the paper is made.</param>
    /// <param name="stop">Stops the search.</param>
    public async Task<FundingBlock> On(string granting, string language, DateOnly day, CancellationToken stop)
    {
        var words = (await rules.On<FundingRule>(FundingRule.Code, day, stop)).Body;
        return new(
            words.Statement.In(language).Text,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, words.Disclaimer.In(language).Text, granting));
    }
}
