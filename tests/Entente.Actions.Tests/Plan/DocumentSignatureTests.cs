using Entente.Actions.Tests.Reviews;

namespace Entente.Actions.Tests.Plan;

/// <summary>Readers are told who brought a file by the name that people call them; what one signs in with stays in the audit trail.</summary>
public class DocumentSignatureTests
{
    [Theory, OnEveryDatabase]
    public async Task Who_brought_a_file_is_named_as_people_call_them(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        var document = await DraftGuide.Lay(house);
        using var officer = await house.SignIn("demo-officer");

        var page = (await officer.Open($"/documents/{document}")).Body();

        Assert.Contains("Demo coordinator", page, StringComparison.Ordinal);
        Assert.DoesNotContain("demo-coordinator", page, StringComparison.Ordinal);
        Assert.Contains("demo-coordinator", await house.Database.Read("""SELECT DISTINCT "Actor" FROM platform_audit WHERE "Thing" = 'platform_document'"""));
    }
}
