using TrackStore.Storage.Entities.Names;

namespace TrackStore.Taxonomy;

/// <summary>Names in the history what the definition of a tag or genre changes.</summary>
internal static class DefinitionSubjects
{
    /// <summary>
    /// Lists the tag or genre, and its details with what they were and are. One that is new has its name only after the change.
    /// </summary>
    public static IReadOnlyList<HistorySubject> Of<TNamed>(HistorySubject subject, TNamed? before, TNamed after)
        where TNamed : class, INamedEntity<TNamed>
    {
        return [before is null ? subject with { After = subject.Name } : subject, .. DetailsOf(before, after)];
    }

    /// <summary>Lists the details of a tag or genre that differ, with what they were and are.</summary>
    public static IReadOnlyList<HistorySubject> DetailsOf<TNamed>(TNamed? before, TNamed after)
        where TNamed : class, INamedEntity<TNamed>
    {
        List<HistorySubject> subjects = [];
        Add("description", before?.Description, after.Description);
        Add("color", before?.Color, after.Color);
        return subjects;

        void Add(string name, string? old, string? current)
        {
            if (old != current)
                subjects.Add(new HistorySubject(HistorySubjectKind.Field, Id: null, name) { Before = old, After = current });
        }
    }
}
