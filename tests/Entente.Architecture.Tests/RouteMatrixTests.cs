using System.Reflection;
using Entente.Platform.Access;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>
/// Who gets through which door: every route and method times every role. The sheet is committed, so that a new route or a wider
/// permission is a line in a review. <see cref="RoleTests"/> tries each cell.
/// </summary>
public class RouteMatrixTests
{
    private const string Page = "docs/doors.md";

    [Fact]
    public async Task The_sheet_of_doors_is_the_one_that_the_house_makes()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        var written = Written(house);
        var file = Repository.File(Page);
        if (Environment.GetEnvironmentVariable("ENTENTE_WRITE") == "1")
            await File.WriteAllTextAsync(file, written);

        Assert.True(File.Exists(file) && await File.ReadAllTextAsync(file) == written,
            $"{Page} is out of date: a route or a permission changed. Write it with ENTENTE_WRITE=1 ./test.sh --quick and look at the difference.");
    }

    [Fact]
    public void The_sheet_tells_roles_apart()
    {
        var table = new RoleTable([new("board.read", "Reads.", PlatformRoles.Officer), new("board.keep", "Keeps.", PlatformRoles.Officer, ActionsRoles.Coordinator)], PlatformRoles.Officer, ActionsRoles.Coordinator, ActionsRoles.Evaluator);

        Assert.Equal("officer", Who(["board.read", "board.keep"], table));
        Assert.Equal("officer, coordinator", Who(["board.keep"], table));
        Assert.Equal("nobody", Who(["board.burn"], table));
        Assert.Equal("every role", Who([], table));
    }

    private static string Written(House house)
    {
        var table = house.Services.GetRequiredService<RoleTable>();
        var rows = Doors.Of(house)
            .SelectMany(door => Doors.Methods(door).Select(method => (Address: Doors.Address(door), Method: method, Door: door)))
            .OrderBy(row => row.Address, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal)
            .Select(row => $"| {row.Method} | `{row.Address}` | {Asked(row.Door)} | {(Doors.IsOpen(row.Door) ? "everybody" : Who(Doors.Permissions(row.Door), table))} | {Answers(row.Door)} |")
            .Distinct(StringComparer.Ordinal);
        return $"""
            # Doors

            Every page and route, what it asks for and which roles hold that, in some scope. What a role may do to one thing, and what
            of it may be seen, is decided inside. The file is under `src`. Made from the running house by a test, which tries every cell: do not edit.

            | Method | Address | Asks for | Who gets through | Is answered in |
            |---|---|---|---|---|
            {string.Join('\n', rows)}

            """.ReplaceLineEndings("\n");
    }

    // The page, or the type whose method or lambda answers.
    private static string Answers(RouteEndpoint door)
    {
        var type = door.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type ?? door.Metadata.GetMetadata<MethodInfo>()?.DeclaringType;
        while (type is { DeclaringType: { } outer })
            type = outer;
        if (type?.Assembly.GetName().Name is not { } home || !home.StartsWith("Entente.", StringComparison.Ordinal))
            return "";
        var found = Files.Value[type.Name].FirstOrDefault(path => path.Contains($"{home}/", StringComparison.Ordinal))
            ?? throw new Xunit.Sdk.XunitException($"{type.FullName} answers {Doors.Address(door)} and has no file of its own: a slice is a file.");
        return $"`{found}`";
    }

    private static readonly Lazy<ILookup<string, string>> Files = new(() => Repository.Files("src", "*.cs").Concat(Repository.Files("src", "*.razor"))
        .ToLookup(file => Path.GetFileNameWithoutExtension(file.Name), file => Path.GetRelativePath(Repository.File("src"), file.FullName).Replace('\\', '/')));

    private static string Asked(RouteEndpoint door) =>
        Doors.IsOpen(door) ? "nothing" : Doors.Permissions(door) is { Count: > 0 } asked ? string.Join(", ", asked.Select(one => $"`{one}`")) : "an account";

    private static string Who(IReadOnlyList<string> permissions, RoleTable table)
    {
        var roles = table.Roles.Where(role => permissions.All(permission => table.Allows(role, permission))).Select(role => role.Code).ToList();
        return roles.Count == table.Roles.Count ? "every role" : roles.Count == 0 ? "nobody" : string.Join(", ", roles);
    }
}
