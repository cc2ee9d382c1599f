using Entente.Benchmarks;

return args switch
{
    ["pages"] => await Pages.Run(),
    ["faults", var kills] => await Faults.Run(int.Parse(kills, System.Globalization.CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: pages, or faults KILLS");
    return 2;
}
