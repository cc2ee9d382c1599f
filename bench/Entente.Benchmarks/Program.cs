using Entente.Benchmarks;
using Entente.Papers;

return args switch
{
    ["pages"] => await Pages.Run(),
    ["rates", .. var kinds] => await Rates.Run(kinds),
    ["serve", var word] when Entente.Kernel.Word.Is<Entente.Testing.DatabaseKind>(word, out var only) => await Rates.Serve(only),
    ["read", var port, var readers, var seconds, var page, var cookie] => await Readers.Run(
        int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), int.Parse(readers, System.Globalization.CultureInfo.InvariantCulture),
        double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), page, cookie),
    ["sheets", var word, var rows] when Entente.Platform.Sheets.SheetFile.Parse(word) is { } format =>
        await Sheets.Run(format, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
    ["papers", var word, var rows] when Entente.Papers.PaperFile.Parse(word) is { } format =>
        Papers.Run(format, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
    ["exports", var rows] => await Exports.Run(int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture)),
    ["faults", var kills] => await Faults.Run(int.Parse(kills, System.Globalization.CultureInfo.InvariantCulture)),
    ["troubles", var clock, var rounds] => await Troubles.Run(clock, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture)),
    ["writers"] => await Writers.Run(null),
    ["writers", var word] when Entente.Kernel.Word.Is<Entente.Testing.DatabaseKind>(word, out var only) => await Writers.Run(only),
    ["uploads", var atOnce] => await Uploads.Run(int.Parse(atOnce, System.Globalization.CultureInfo.InvariantCulture)),
    ["search", "on", var connection] => await Search.On(connection),
    ["search", var items] => await Search.Run(int.Parse(items, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: pages, rates [sqlite|postgres], serve sqlite|postgres, sheets csv|xlsx ROWS, papers pdf|docx ROWS, exports ROWS, search ITEMS, search on CONNECTION, uploads AT-ONCE, writers [sqlite|postgres], faults KILLS, or troubles CLOCK ROUNDS");
    return 2;
}
