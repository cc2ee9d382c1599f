using Entente.Platform;
using Entente.Platform.Accounts;
using Entente.Platform.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Entente.Testing;

/// <summary>The whole of Entente, running on a fresh database and a fixed clock: what a test opens, uses and throws away.</summary>
public sealed class House : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string?> settings;
    private readonly TimeProvider clock;

    internal House(TestDatabase database, bool demo, TimeProvider clock, IEnumerable<(string Key, string Value)> settings)
    {
        Database = database;
        this.clock = clock;
        this.settings = new(StringComparer.Ordinal)
        {
            ["ENTENTE_DATA"] = database.Folder,
            ["ENTENTE_DATABASE"] = database.Settings.IsPostgres ? database.Settings.ConnectionString : "",
            ["ENTENTE_EMPTY"] = demo ? "" : "1",
            ["Entente:SaysWhere"] = "false",
        };
        foreach (var (key, value) in settings)
            this.settings[key] = value;
    }

    /// <summary>Under the house.</summary>
    public TestDatabase Database { get; }

    /// <summary>The house's clock; a house that was opened with another kind of clock has none to move.</summary>
    public FixedClock Clock => (FixedClock)clock;

    /// <summary>Its warnings and errors.</summary>
    public HouseLog Log { get; } = new();

    /// <summary>The environment that the house runs in; settings decide the rest.</summary>
    public string Environment { get; private init; } = "Development";

    /// <summary>Opens a house with the demo data.</summary>
    public static Task<House> Demo(DatabaseKind kind, params IEnumerable<(string Key, string Value)> settings) =>
        Open(kind, demo: true, new FixedClock(), settings);

    /// <summary>The house with the demo that all share who only read: whoever changes something in it fails.</summary>
    public static Task<House> Shared(DatabaseKind kind) => SharedHouses.Of(kind);

    /// <summary>Opens a house that nobody has set up yet.</summary>
    public static Task<House> Empty(DatabaseKind kind, params IEnumerable<(string Key, string Value)> settings) =>
        Open(kind, demo: false, new FixedClock(), settings);

    /// <summary>Opens a house with the demo data, in which further rooms have come.</summary>
    public static async Task<House> With(DatabaseKind kind, params IReadOnlyList<IRoom> rooms)
    {
        var house = new House(await Furnished.Copy(kind, demo: true), demo: true, new FixedClock(), []) { Guests = rooms };
        // The host migrates when it starts, before it answers.
        _ = house.Services;
        return house;
    }

    /// <summary>Opens a house with the demo data that also speaks <see cref="MadeLanguage"/>.</summary>
    public static async Task<House> InMadeLanguage(DatabaseKind kind) =>
        new(await Furnished.Copy(kind, demo: true), demo: true, new FixedClock(), []) { SpeaksMadeLanguage = true };

    /// <summary>Opens a house on a clock of one's own, as a real browser needs it, and in an environment of one's own.</summary>
    public static async Task<House> Open(
        DatabaseKind kind, bool demo, TimeProvider clock, IEnumerable<(string Key, string Value)> settings, string environment = "Development", params IReadOnlyList<IRoom> rooms) =>
        new(await Furnished.Copy(kind, demo), demo, clock, settings) { Environment = environment, Guests = rooms };

    /// <summary>True for a house that offers the language made by a machine beside its own.</summary>
    public bool SpeaksMadeLanguage { get; init; }

    /// <summary>True for the house in which the first run happens once: others copy its database.</summary>
    internal bool KeepsDatabase { get; init; }

    private IReadOnlyList<IRoom> Guests { get; init; } = [];

    /// <summary>True for a house that stays open when a test leaves it.</summary>
    internal bool IsShared { get; init; }

    /// <summary>Somebody who has not signed in.</summary>
    public Reader Visitor() => new(Client(handler => new CookieJar(handler)), Log);

    /// <summary>Signs in with one of the demo accounts, through the form.</summary>
    public Task<Reader> SignIn(string name) => SignIn(name, DemoAccounts.Password);

    /// <summary>Signs in through the form; the caller looks at the page that follows when it may go wrong.</summary>
    public async Task<Reader> SignIn(string name, string password)
    {
        var reader = Visitor();
        var page = await reader.Open("/login?return=/me/settings");
        var next = await reader.Submit(page, Forms.SignIn, [("Name", name), ("Password", password)]);
        if (next.QuerySelector(Forms.SignIn) is not null)
            throw new Xunit.Sdk.XunitException($"'{name}' could not sign in: {next.QuerySelector("[role=alert]")?.TextContent.Trim()}");
        return reader;
    }

    /// <summary>A program that calls the API with this token.</summary>
    public HttpClient WithToken(string token)
    {
        var client = Client(handler => handler);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Signs in over a socket, in a house that listens on one; gives the header of the cookies.</summary>
    public async Task<string> SignInOverSocket(string name)
    {
        var jar = new CookieJar(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var reader = new Reader(new(jar) { BaseAddress = ClientOptions.BaseAddress }, Log);
        await reader.Submit(await reader.Open("/login?return=/me/settings"), Forms.SignIn, [("Name", name), ("Password", DemoAccounts.Password)]);
        return string.Join("; ", jar.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
    }

    /// <summary>Works inside the house, for what no page or route can arrange.</summary>
    public async Task<T> Inside<T>(Func<IServiceProvider, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Waits until no job is open any more, whoever works on it.</summary>
    public Task JobsDone() => Patience.Until(
        async () => (await OpenJobs()).Count == 0,
        async () => $"the end of these jobs: {string.Join("; ", await OpenJobs())}\n{string.Join('\n', Log.Lines)}");

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (IsShared)
        {
            await SharedHouses.StaysAsItIs(this);
            return;
        }

        await base.DisposeAsync();
        if (KeepsDatabase)
            await Database.Close();
        else
            await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment(Environment);
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services =>
        {
            foreach (var room in Guests)
                services.AddRoom(room);
        });
        if (SpeaksMadeLanguage)
            builder.ConfigureServices(services => MadeLanguage.Add(services));
        builder.ConfigureServices(services => services
            .Replace(ServiceDescriptor.Singleton(clock))
            .Replace(ServiceDescriptor.Singleton<DatabaseClock>(new TestDatabaseClock(clock)))
            // Signing in is what tests do most; PasswordTests hold the strength that people get.
            .Replace(ServiceDescriptor.Singleton(new Passwords(iterations: 100))));
    }

    private Task<IReadOnlyList<string>> OpenJobs() =>
        Database.Read("""SELECT "Kind", "State", "Attempts", "Step", "LastError" FROM platform_job WHERE "State" IN ('Waiting', 'Running')""");

    private HttpClient Client(Func<HttpMessageHandler, HttpMessageHandler> around) =>
        new(around(Server.CreateHandler())) { BaseAddress = new Uri("http://localhost") };
}
