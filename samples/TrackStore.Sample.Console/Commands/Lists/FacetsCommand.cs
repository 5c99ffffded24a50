using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>facets: shows of what the library, or a search, is made up.</summary>
internal static class FacetsCommand
{
    private const int MostBars = 10;
    private const int BarWidth = 30;

    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words")
        {
            Description = "Words of a search; none shows the whole library",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("facets", "Counts tracks by genre, tag, platform, decade, tempo and key.") { text };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            string words = string.Join(' ', arguments.GetValue(text) ?? []);
            TrackFacets facets = words.Length == 0
                ? await library.Facets.GetAsync(cancellationToken: cancellationToken)
                : await library.Facets.GetAsync(new TrackQuery { Text = words }, cancellationToken: cancellationToken);
            List<(string Facet, string Value, int Count)> rows =
            [
                .. Most("Genre", facets.Genres, name => name),
                .. Most("Tag", facets.Tags, name => name),
                .. (facets.Platforms ?? []).Select(platform => ("Platform", platform.Platform, platform.TrackCount)),
                .. All("Decade", facets.Decades, decade => string.Create(CultureInfo.InvariantCulture, $"{decade}s")),
                .. All("Tempo", facets.BpmBands, tempo => string.Create(CultureInfo.InvariantCulture, $"{tempo}+")),
                .. Most("Key", facets.Keys, key => key.ToString(KeyNotation.Camelot)),
            ];
            int largest = rows.Count == 0 ? 1 : rows.Max(row => row.Count);
            host.Output.List(
                [new("Facet", IsWhole: true), new("Value"), new("Tracks", RightAligned: true), new("", IsWhole: true, Optional: 1)],
                [.. rows.Select(row => new[] { row.Facet, row.Value, Format.Number(row.Count), Bar(row.Count, largest) })]);
            host.Output.Note(Format.Count(facets.TrackCount, "track"));
        });
        return command.WithExamples("facets", "facets massive attack");
    }

    private static IEnumerable<(string Facet, string Value, int Count)> Most<T>(
        string facet, IReadOnlyList<FacetValue<T>>? values, Func<T, string> name)
        => All(facet, values, name).OrderByDescending(row => row.Count).Take(MostBars);

    private static IEnumerable<(string Facet, string Value, int Count)> All<T>(
        string facet, IReadOnlyList<FacetValue<T>>? values, Func<T, string> name)
        => (values ?? []).Select(value => (facet, name(value.Value), value.TrackCount));

    private static string Bar(int count, int largest) => new('█', Math.Max(1, count * BarWidth / largest));
}
