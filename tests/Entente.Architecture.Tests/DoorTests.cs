using System.Net;
using Entente.Platform.Access;
using Entente.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Architecture.Tests;

/// <summary>Every door of the running house asks for a permission, or stands on the list of open doors with a reason.</summary>
public class DoorTests
{
    private static readonly Dictionary<string, string> OpenDoors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/login"] = "where people sign in",
        ["/logout"] = "signs out whoever asks",
        ["/setup"] = "the first administrator has no account yet; closed once set up",
        ["/language"] = "a choice of the reader, kept in a cookie",
        ["/theme"] = "a choice of the reader, kept in a cookie",
        ["/health"] = "asked by the machines that watch over it",
        ["/api/openapi.json"] = "describes the API, holds no data",
        ["/api/openapi/{documentName}.json"] = "describes the API of one room, holds no data",
        ["/components"] = "shows the components; in development only",
        ["/components/csv/{figure}"] = "the figures of a sample; in development only",
        ["/error"] = "says what went wrong",
        ["/not-found"] = "says that there is nothing",
        ["/forbidden"] = "says what is missing",
        ["/status/{code:int}"] = "says what went wrong",
        ["/calendar.ics"] = "calendar programs have no session; the secret in the address says whose eyes they read with",
        ["/{language}/public"] = "the public page",
        ["/{language}/public/{slug}"] = "the public page of an action that was opened to everybody",
    };

    // They ask for nothing themselves; the fallback policy lets in only who has signed in.
    private static readonly Dictionary<string, string> FrameworkDoors = new(StringComparer.Ordinal)
    {
        ["/_framework/opaque-redirect"] = "follows redirects of streamed pages",
        ["/{**path:file}"] = "static files that were added since the build; in development only",
    };

    [Fact]
    public async Task Every_door_asks_for_a_permission_or_is_open_for_a_reason()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);

        var doors = Doors.Of(house);
        Assert.NotEmpty(doors);
        Offences.None(Unguarded(doors));
    }

    [Fact]
    public async Task A_permission_at_a_door_is_one_that_somebody_holds()
    {
        await using var house = await House.Demo(DatabaseKind.Sqlite);
        var table = house.Services.GetRequiredService<RoleTable>();

        Offences.None(Doors.Of(house).SelectMany(door => door.Metadata.OfType<PermissionAttribute>().Select(permission => (door, permission)))
            .Where(asked => !table.Holding(asked.permission.Code).Any())
            .Select(asked => $"{Doors.Address(asked.door)} asks for {asked.permission.Code}"));
    }

    [Fact]
    public async Task Who_has_not_signed_in_gets_through_no_closed_door()
    {
        await using var house = await House.Shared(DatabaseKind.Sqlite);
        using var nobody = house.WithToken("");
        nobody.DefaultRequestHeaders.Authorization = null;
        var through = new List<string>();

        foreach (var door in Doors.Of(house).Where(door => !Doors.IsOpen(door) && Doors.Methods(door).Contains("GET", StringComparer.Ordinal)))
        {
            var address = Doors.Walk(door, (_, _) => "1");
            using var answer = await nobody.GetAsync(new Uri(address, UriKind.Relative));
            var isApi = address.StartsWith("/api/", StringComparison.Ordinal);
            var turnedAway = isApi
                ? answer.StatusCode == HttpStatusCode.Unauthorized && answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                : answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().StartsWith("/login", StringComparison.Ordinal);
            if (!turnedAway)
                through.Add($"{address} answered {(int)answer.StatusCode}");
        }

        Offences.None(through);
    }

    [Theory, OnEveryDatabase]
    public async Task Every_door_for_files_and_no_other_lets_large_bodies_in(DatabaseKind kind)
    {
        var house = await House.Shared(kind);
        var pages = Repository.Files("src", "*.razor").Where(page => File.ReadAllText(page.FullName) is var text && text.Contains("@page ", StringComparison.Ordinal)
            && (text.Contains("multipart/form-data", StringComparison.Ordinal) || text.Contains("@inherits SheetImportPage", StringComparison.Ordinal)));
        var expected = pages.Select(page => File.ReadLines(page.FullName).First().Split('"')[1])
            .Concat(Doors.Of(house).Where(door => door.Metadata.OfType<IAcceptsMetadata>().Any(IsForFiles)).Select(Doors.Address))
            .Append("/api/v1/programmes/import");

        var open = Doors.Of(house).Where(door => door.Metadata.OfType<TakesFileAttribute>().Any()).Select(Doors.Address);

        Assert.Equal(expected.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), open.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // A form without a file may come in the other coding too.
    private static bool IsForFiles(IAcceptsMetadata accepts) =>
        accepts.ContentTypes.Contains("multipart/form-data", StringComparer.Ordinal) && !accepts.ContentTypes.Contains("application/x-www-form-urlencoded", StringComparer.Ordinal);

    [Fact]
    public void The_check_finds_an_unguarded_door()
    {
        Assert.Equal(["GET /board asks for nothing"], Unguarded([Door("/board")]));
        Assert.Equal(["GET /board is open without a reason"], Unguarded([Door("/board", new AllowAnonymousAttribute(), new PermissionAttribute("board.read"))]));
        Assert.Equal(["GET /board asks for nothing"], Unguarded([Door("/board", new AuthorizeAttribute())]));
        Assert.Empty(Unguarded([Door("/board", new PermissionAttribute("board.read")), Door("/login", new AllowAnonymousAttribute())]));
    }

    private static IEnumerable<string> Unguarded(IEnumerable<RouteEndpoint> doors) => doors
        .Select(door => Doors.IsOpen(door)
            ? OpenDoors.ContainsKey(Doors.Address(door)) ? null : $"{string.Join(',', Doors.Methods(door))} {Doors.Address(door)} is open without a reason"
            : door.Metadata.OfType<PermissionAttribute>().Any() || FrameworkDoors.ContainsKey(Doors.Address(door)) ? null : $"{string.Join(',', Doors.Methods(door))} {Doors.Address(door)} asks for nothing")
        .OfType<string>();

    private static RouteEndpoint Door(string address, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(address), 0, new EndpointMetadataCollection(metadata), address);
}
