using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Entente.Actions.Portfolio;

/// <summary>A work package as typed into the form of a new action, in the language of the page. A row without a title is left out.</summary>
public sealed record PackageRow(int Index, string Number, string Kind, string Title, string LeadCountry, string Scope)
{
    /// <summary>Rows for technical work packages below the template's support ones: an action has three or four.</summary>
    private const int TechnicalRows = 4;

    internal static IReadOnlyList<PackageRow> Template(Programme? programme, IStringLocalizer texts)
    {
        var rows = (programme?.Template ?? []).Select((package, index) => new PackageRow(
            index, Text(package.Number), package.Kind, texts["work-package-kind." + Words.Kebab(package.Kind)], "", package.Purpose)).ToList();
        for (var more = 0; more < TechnicalRows; more++)
            rows.Add(new(rows.Count, Text(rows.Count + 1), nameof(WorkPackageKind.Technical), "", "", ""));
        return rows;
    }

    internal static IReadOnlyList<PackageRow> From(Microsoft.AspNetCore.Http.IFormCollection form)
    {
        var rows = new List<PackageRow>();
        // Bounded: a form cannot ask for more work packages than their numbers allow.
        for (var index = 0; index < 99 && form.ContainsKey(Name(index, nameof(Number))); index++)
        {
            string Value(string property) => form[Name(index, property)].ToString().Trim();
            rows.Add(new(index, Value(nameof(Number)), Value(nameof(Kind)), Value(nameof(Title)), Value(nameof(LeadCountry)), Value(nameof(Scope))));
        }

        return rows;
    }

    internal static List<NewWorkPackage> Read(IReadOnlyList<PackageRow> rows, Typed typed) =>
        [.. rows.Where(row => row.Title.Length > 0).Select(row => new NewWorkPackage(
            typed.WholeNumber(row.Number, Name(row.Index, nameof(Number))) ?? 0, row.Kind, new Dictionary<string, string?> { [Formats.Language] = row.Title }, row.Scope, row.LeadCountry))];

    /// <summary>The name of a field of this row, and the place that a fault names.</summary>
    internal static string Name(int index, string property) => string.Create(CultureInfo.InvariantCulture, $"WorkPackages[{index}].{property}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
