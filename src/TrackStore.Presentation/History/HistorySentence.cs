using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackStore.Presentation.History;

/// <summary>Finds the names in what the texts say about a change.</summary>
internal static partial class HistorySentence
{
    /// <summary>
    /// Splits the description of a change at the names of what it links to. The change is described once more with marks in the place of
    /// the names, because a name may be an everyday word or a part of another one.
    /// </summary>
    public static IReadOnlyList<HistoryTextPart> Split(
        PresentationTexts texts, HistoryEntry change, string text, IReadOnlyList<HistorySubject> links)
    {
        // Equal names have the same mark, because a sentence may say so.
        string[] names = [.. change.Subjects.Where(IsNamed).Select(subject => subject.Name).Distinct(StringComparer.Ordinal)];
        string marked = texts.DescribeChange(change with
        {
            Subjects = [.. change.Subjects.Select(subject => IsNamed(subject) ? Mark(subject) : subject)],
        });
        List<HistoryTextPart> parts = [];
        List<HistorySubject> open = [.. links];
        foreach (string piece in Marks().Split(marked))
        {
            if (Marks().Match(piece) is not { Success: true } mark)
            {
                if (piece.Length > 0)
                    parts.Add(new HistoryTextPart(piece, null));
                continue;
            }

            string name = names[int.Parse(mark.ValueSpan[1..^1], CultureInfo.InvariantCulture)];
            HistorySubject? subject = open.Find(link => link.Name == name);
            if (subject is not null)
                open.Remove(subject);
            parts.Add(new HistoryTextPart(name, subject));
        }

        // Texts of a host may do something else with a name than to print it.
        return string.Concat(parts.Select(part => part.Text)) == text ? parts : [new HistoryTextPart(text, null)];

        HistorySubject Mark(HistorySubject subject) => subject with
        {
            Name = MarkOf(subject.Name),
            Before = subject.Before == subject.Name ? MarkOf(subject.Name) : subject.Before,
            After = subject.After == subject.Name ? MarkOf(subject.Name) : subject.After,
        };

        // Characters that no text contains.
        string MarkOf(string name) => string.Create(CultureInfo.InvariantCulture, $"\uFDD0{Array.IndexOf(names, name)}\uFDD1");
    }

    private static bool IsNamed(HistorySubject subject) => subject.Name.Length > 0
        && subject.Kind is HistorySubjectKind.Track or HistorySubjectKind.Album or HistorySubjectKind.Tag or HistorySubjectKind.Genre;

    [GeneratedRegex("(\uFDD0[0-9]+\uFDD1)")]
    private static partial Regex Marks();
}
