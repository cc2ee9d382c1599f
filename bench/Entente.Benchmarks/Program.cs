using Entente.Benchmarks;

return args switch
{
    ["pages"] => await Pages.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say what to measure: pages");
    return 2;
}
