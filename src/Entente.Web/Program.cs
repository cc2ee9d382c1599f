using Entente.Actions;
using Entente.Platform;
using Entente.Platform.Hosting;
using Entente.Platform.Storage;

var builder = WebApplication.CreateBuilder(args);
if (args.Contains("--empty", StringComparer.Ordinal))
    builder.Configuration["ENTENTE_EMPTY"] = "1";
builder.WebHost.UseUrls(builder.Configuration["ENTENTE_URL"] is { Length: > 0 } url ? url : "http://127.0.0.1:5080");
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
// Unless told so, a host that was built and not published packs assets anew at each request, without making them smaller.
if (!builder.Environment.IsDevelopment())
    builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";

IRoom[] rooms = [new ActionsRoom()];
#pragma warning disable RS0030 // The host names the clock; everybody else is given it.
builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
builder.Services.AddPlatform(DatabaseSettings.From(builder.Configuration), rooms);
builder.Services.AddEntenteWeb(builder.Configuration);

var app = builder.Build();
app.UseEntenteWeb();
await FirstRun.Prepare(app.Services, CancellationToken.None);
if (app.Configuration.GetValue("Entente:SaysWhere", defaultValue: true))
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Entente listens on {string.Join(", ", app.Urls)}"));
await app.RunAsync();

/// <summary>Named so that tests can start this host.</summary>
public partial class Program;
