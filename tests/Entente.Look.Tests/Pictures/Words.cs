using System.Globalization;
using System.Xml.Linq;
using Entente.Look.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Entente.Look.Tests.Pictures;

/// <summary>What these tests do again and again: the words of the house, and a look at a drawing.</summary>
internal static class Words
{
    /// <summary>The words of pictures, as a page has them.</summary>
    public static IStringLocalizer<PictureTexts> Texts { get; } = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<PictureTexts>>();

    /// <summary>Does something in a reader's language.</summary>
    public static T In<T>(string language, Func<T> what)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return what();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public static string SummaryIn(this Picture picture, string language) => In(language, () => picture.Summary(Texts));

    /// <summary>The drawing as XML: text that is none would throw.</summary>
    public static XElement Drawn(this Picture picture, int width = 560) => XElement.Parse(picture.Draw(width, "test", Texts).Content);

    /// <summary>What is written in the drawing, titles included.</summary>
    public static IReadOnlyList<string> Written(this XElement drawing) =>
        [.. drawing.DescendantNodes().OfType<XText>().Select(text => text.Value)];

    /// <summary>What pointing at a shape says.</summary>
    public static IReadOnlyList<string> Titles(this XElement drawing) => [.. drawing.Descendants("title").Select(title => title.Value)];

    /// <summary>Every number of the table as it is shown, without what names the row.</summary>
    public static IEnumerable<string> Numbers(this PictureTable table) =>
        table.Rows.SelectMany(row => row.Skip(1)).Where(cell => cell.Number is not null).Select(cell => cell.Show()!);
}
