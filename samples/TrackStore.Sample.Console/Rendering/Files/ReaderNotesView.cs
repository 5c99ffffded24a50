using TrackStore.Sample.Platforms;

namespace TrackStore.Sample.Rendering.Files;

/// <summary>Lists what the reader of a file or folder says about single items.</summary>
internal static class ReaderNotesView
{
    private const int MaxNotes = 20;

    public static void Write(Output output, ReaderNotes notes)
    {
        IReadOnlyList<string> all = notes.All;
        if (all.Count == 0)
            return;
        output.Line($"Notes of the reader:");
        foreach (string note in all.Take(MaxNotes))
            output.Line($"  {note}");
        if (all.Count > MaxNotes)
            output.Line($"  and {Format.Number(all.Count - MaxNotes)} more");
    }
}
