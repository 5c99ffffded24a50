using System.Text.Json;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Writes what a change was about: the first of its subjects, and the number of its pairs when these don't name all of them.
/// </summary>
/// <param name="Pairs">The number of pairs of tracks.</param>
/// <param name="Subjects">The first of them.</param>
internal sealed record RecordedSubjects(int Pairs, HistorySubject[] Subjects)
{
    public static string Write(HistoryKind kind, IReadOnlyList<HistorySubject> subjects)
    {
        HistorySubject[] named = [.. subjects.Take(HistoryEntry.MaxSubjects)];
        return IsOfPairs(kind) && subjects.Count > named.Length
            ? JsonSerializer.Serialize(new RecordedSubjects(subjects.Count / 2, named), HistoryJsonContext.Default.RecordedSubjects)
            : JsonSerializer.Serialize(named, HistoryJsonContext.Default.HistorySubjectArray);
    }

    public static (IReadOnlyList<HistorySubject> Subjects, int Pairs) Read(HistoryKind kind, string text)
    {
        if (text.StartsWith('{') && JsonSerializer.Deserialize(text, HistoryJsonContext.Default.RecordedSubjects) is { } many)
            return (many.Subjects, many.Pairs);
        HistorySubject[] all = JsonSerializer.Deserialize(text, HistoryJsonContext.Default.HistorySubjectArray) ?? [];
        return (all, IsOfPairs(kind) ? all.Length / 2 : 0);
    }

    private static bool IsOfPairs(HistoryKind kind) => kind is HistoryKind.TracksMerged or HistoryKind.ProposalAccepted
        or HistoryKind.ProposalRejected or HistoryKind.ProposalReopened;
}
