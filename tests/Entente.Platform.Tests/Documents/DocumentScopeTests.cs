using Entente.Platform.Access;
using Entente.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Platform.Tests.Documents;

/// <summary>The list of documents by joint action: what lies in one, of whatever kind of scope, and nothing that has only the same code.</summary>
public class DocumentScopeTests
{
    [Theory, OnEveryDatabase]
    public async Task A_document_lies_in_an_action_by_its_kind_of_scope_and_not_by_its_code_alone(DatabaseKind kind)
    {
        await using var house = await House.Demo(kind);
        (string Title, Scope Scope)[] documents =
        [
            ("Of the action", ActionsScopes.Action("jams-2-0")), ("Of a package", ActionsScopes.WorkPackage("jams-2-0", 5)), ("Of a case", new("action/case", "jams-2-0/C-1")),
            ("Of an authority", Scope.Agency("jams-2-0")), ("Of another", ActionsScopes.Action("jams-2-0-extra")),
        ];
        foreach (var (title, scope) in documents)
        {
            var attached = await house.Inside(services => services.GetRequiredService<DocumentShelf>().Attach(
                new(new("test.thing", title), scope), new(title, "Network", "Green", null, null), new SentFile("plan.pdf", () => new MemoryStream(Samples.Pdf), MediaType: null),
                Actor.Program("test"), CancellationToken.None));
            Assert.Null(attached.Problem);
        }

        using var reader = await house.SignIn("demo-officer");
        var page = await reader.Open("/documents?scope=jams-2-0&sort=title");

        Assert.Equal(["Of a case", "Of a package", "Of the action"], page.QuerySelectorAll("main tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["", "jams-2-0", "jams-2-0-extra"], page.QuerySelectorAll("select[name=scope] option").Select(option => option.GetAttribute("value")));
    }
}
