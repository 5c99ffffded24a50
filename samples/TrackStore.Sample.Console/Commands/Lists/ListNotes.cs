using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>Says how much of a list was shown.</summary>
internal static class ListNotes
{
    /// <summary>Writes how many there are, and how to list more.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="shown">How many were listed.</param>
    /// <param name="count">How many there are, counted up to <see cref="MatchCount.Limit"/>.</param>
    /// <param name="noun">What they are, one of them.</param>
    /// <param name="cursor">The cursor of the next page, or null.</param>
    public static void Write(Output output, int shown, int count, string noun, string? cursor)
    {
        string total = MatchCount.Of(count, noun);
        output.Note(shown == count ? total : $"{Format.Number(shown)} of {total}");
        WriteNextPage(output, cursor);
    }

    /// <summary>Writes how to list the next page, if there is one.</summary>
    public static void WriteNextPage(Output output, string? cursor)
    {
        if (cursor is not null)
            output.Note("For the next page, add:", $"--cursor {cursor}");
    }
}
