using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>Says how much of a list was shown.</summary>
internal static class ListNotes
{
    /// <summary>How far a list is counted: more are "1,000+".</summary>
    public const int Most = 1_001;

    public static void Write(Output output, int shown, int count, string name, string? cursor)
    {
        string total = count < Most ? Format.Count(count, name) : $"{Format.Number(Most - 1)}+ {name}s";
        output.Note(shown == count ? total : $"{Format.Number(shown)} of {total}");
        if (cursor is not null)
            output.Note($"More with --cursor {cursor}");
    }
}
