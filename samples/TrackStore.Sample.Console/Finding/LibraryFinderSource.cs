using Spectre.Console;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Finding;

/// <summary>Answers from a library.</summary>
/// <param name="library">The library.</param>
/// <param name="filters">The filters that every search has, beside its words.</param>
internal sealed class LibraryFinderSource(Library library, TrackQuery filters) : IFinderSource
{
    public Task<TrackPage> ReadPageAsync(string text, string? cursor, int pageSize, CancellationToken cancellationToken)
        => library.Tracks.QueryAsync(QueryOf(text) with { Cursor = cursor, PageSize = pageSize }, cancellationToken);

    public Task<int> CountAsync(string text, CancellationToken cancellationToken)
        => library.Tracks.CountAsync(QueryOf(text), MatchCount.Limit, cancellationToken);

    public async Task<IReadOnlyList<string>> DescribeAsync(long trackId, int width, CancellationToken cancellationToken)
    {
        if (await library.Tracks.GetAsync(trackId, cancellationToken) is not { } track)
            return ["This track is no longer in the library."];
        using var writer = new StringWriter();
        var output = new Output(
            AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new TextScreen(writer, width),
            }),
            writer);
        await TrackPanel.WriteAsync(output, library, track, cancellationToken);
        return writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private TrackQuery QueryOf(string text) => filters with { Text = text, OrderBy = TrackOrder.Relevance };
}
