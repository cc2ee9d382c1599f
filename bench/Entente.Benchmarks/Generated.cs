using System.Text.Json;

namespace Entente.Benchmarks;

/// <summary>Programme files of any size: made, not real.</summary>
internal static class Generated
{
    private static readonly string[] Countries = ["AT", "BE", "DE", "ES", "FR", "HR", "IT", "MT", "PL", "SI"];

    public static byte[] Programme(int actions) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        formatVersion = 1,
        programme = new { code = "EU4H", name = new { en = "EU4Health programme" } },
        jointActions = Enumerable.Range(1, actions).Select(number => new
        {
            slug = $"generated-{number}",
            acronym = $"GEN {number}",
            title = $"Generated joint action {number}",
            status = "ongoing",
            start = "2025-01-01",
            durationMonths = 36,
            lead = new { agency = "ANSM", country = "FR" },
            participants = Countries.Select(country => new { agency = $"Agency {country}", country, role = "beneficiary" }),
            workPackages = Enumerable.Range(1, 8).Select(package => new
            {
                number = package,
                kind = package switch { 1 => "coordination", 2 => "dissemination", 3 => "evaluation", 4 => "sustainability", _ => "technical" },
                title = $"Generated work package {package}",
                lead = new { country = Countries[(number + package) % Countries.Length] },
                contributors = Countries.Take(3).Select(country => new { agency = $"Agency {country}", country }),
            }),
        }),
    });
}
