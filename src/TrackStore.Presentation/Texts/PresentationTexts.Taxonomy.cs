using System.Globalization;

namespace TrackStore;

/// <content>Tags and genres.</content>
public partial class PresentationTexts
{
    /// <summary>Returns the message after a tag or genre was created.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The message.</returns>
    public virtual string NameCreated(TaxonomyKind kind, string name) => $"{NounOf(kind)} {name} created.";

    /// <summary>Returns the message after one was created whose name differs little from that of another.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="other">The name of the other one.</param>
    /// <returns>The message.</returns>
    public virtual string NameCreatedBeside(TaxonomyKind kind, string name, string other)
        => $"{NameCreated(kind, name)} There is {other} already.";

    /// <summary>Returns the message about a name that was to be created and is there already.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">The name of the one that is there.</param>
    /// <returns>The message.</returns>
    public virtual string NameIsKnown(TaxonomyKind kind, string name) => $"{NounOf(kind)} {name} is there already.";

    /// <summary>Returns the message about a name that nothing has.</summary>
    /// <param name="kind">What was looked for.</param>
    /// <param name="name">The name.</param>
    /// <returns>The message.</returns>
    public virtual string NameNotFound(TaxonomyKind kind, string name)
        => kind == TaxonomyKind.Tag ? $"There is no tag {name}." : $"There is no genre {name}.";

    /// <summary>Returns the message about a name by which a tag or genre was to be merged with itself.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="typed">The name that was typed.</param>
    /// <param name="name">The name that it has.</param>
    /// <returns>The message.</returns>
    public virtual string SameName(TaxonomyKind kind, string typed, string name)
        => $"{typed} means {name} already. Choose another {(kind == TaxonomyKind.Tag ? "tag" : "genre")}.";

    /// <summary>Returns the message about a tag or genre that somebody has merged or deleted meanwhile.</summary>
    /// <param name="kind">What it was.</param>
    /// <returns>The message.</returns>
    public virtual string NameIsGone(TaxonomyKind kind)
        => kind == TaxonomyKind.Tag ? "This tag is gone. It was merged or deleted." : "This genre is gone. It was merged or deleted.";

    /// <summary>Returns the message about a tag or genre, of which the name is known, that somebody has merged or deleted.</summary>
    /// <param name="kind">What it was.</param>
    /// <param name="name">The name that it had.</param>
    /// <returns>The message.</returns>
    public virtual string NameIsGone(TaxonomyKind kind, string name) => $"{name} is gone. It was merged or deleted.";

    /// <summary>Returns the message after a description was changed.</summary>
    /// <param name="kind">What was described.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The message.</returns>
    public virtual string NameDescribed(TaxonomyKind kind, string name) => $"{NounOf(kind)} {name} saved.";

    /// <summary>Returns the message after a color was changed.</summary>
    /// <param name="kind">What has the color.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The message.</returns>
    public virtual string NameRecolored(TaxonomyKind kind, string name) => $"Color of {name} changed.";

    /// <summary>Returns the message after a tag or genre was renamed.</summary>
    /// <param name="kind">What was renamed.</param>
    /// <param name="before">The old name.</param>
    /// <param name="after">The new name.</param>
    /// <returns>The message.</returns>
    public virtual string NameRenamed(TaxonomyKind kind, string before, string after) => $"{before} renamed to {after}.";

    /// <summary>Returns the message after a tag or genre was renamed and its description or color was changed with it.</summary>
    /// <param name="kind">What was renamed.</param>
    /// <param name="before">The old name.</param>
    /// <param name="after">The new name.</param>
    /// <returns>The message.</returns>
    public virtual string NameRenamedAndDescribed(TaxonomyKind kind, string before, string after)
        => $"{before} renamed to {after}, and its details saved.";

    /// <summary>Returns the message after a merge.</summary>
    /// <param name="kind">What was merged.</param>
    /// <param name="other">The name of the one that went.</param>
    /// <param name="kept">The name of the one that stayed.</param>
    /// <returns>The message.</returns>
    public virtual string NamesMerged(TaxonomyKind kind, string other, string kept) => $"{other} merged into {kept}.";

    /// <summary>Returns the message after a tag or genre was deleted.</summary>
    /// <param name="kind">What was deleted.</param>
    /// <param name="name">Its name.</param>
    /// <param name="trackCount">The number of tracks that had it.</param>
    /// <returns>The message.</returns>
    public virtual string NameDeleted(TaxonomyKind kind, string name, int trackCount)
        => trackCount == 0
            ? $"{NounOf(kind)} {name} deleted. No track had it."
            : $"{NounOf(kind)} {name} deleted and taken off {FormatTracks(trackCount)}.";

    /// <summary>Returns the message after a spelling was added.</summary>
    /// <param name="spelling">The spelling.</param>
    /// <param name="name">The name of the tag or genre.</param>
    /// <returns>The message.</returns>
    public virtual string SpellingAdded(string spelling, string name) => $"{spelling} means {name} now.";

    /// <summary>Returns the message after a spelling was removed.</summary>
    /// <param name="spelling">The spelling.</param>
    /// <param name="name">The name of the tag or genre.</param>
    /// <returns>The message.</returns>
    public virtual string SpellingRemoved(string spelling, string name) => $"{spelling} no longer means {name}.";

    /// <summary>Returns the message after a tag was given to tracks or taken off them.</summary>
    /// <param name="name">The tag.</param>
    /// <param name="trackCount">The number of tracks that were changed.</param>
    /// <param name="isRemoved">Whether it was taken off them.</param>
    /// <returns>The message.</returns>
    public virtual string TagApplied(string name, int trackCount, bool isRemoved)
        => (trackCount, isRemoved) switch
        {
            (0, false) => $"The tracks have {name} already.",
            (0, true) => $"None of the tracks has {name}.",
            (_, false) => $"{name} added to {FormatTracks(trackCount)}.",
            _ => $"{name} taken off {FormatTracks(trackCount)}.",
        };

    /// <summary>Returns the message after the user has said that two are different.</summary>
    /// <param name="other">The name of one.</param>
    /// <param name="kept">The name of the other.</param>
    /// <returns>The message.</returns>
    public virtual string ProposalRejected(string other, string kept) => $"{other} and {kept} stay apart.";

    /// <summary>Returns the message after the user has taken back that two are different.</summary>
    /// <param name="other">The name of one.</param>
    /// <param name="kept">The name of the other.</param>
    /// <returns>The message.</returns>
    public virtual string ProposalAllowed(string other, string kept) => $"{other} and {kept} are proposed again.";

    /// <summary>Asks before tags or genres are merged or deleted.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="question">The question, with its numbers.</param>
    /// <returns>The question, such as "Merge Hip-Hop into Hip Hop?".</returns>
    public virtual string AskAbout(TaxonomyKind kind, TaxonomyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string item = question.Item.Name;
        return question switch
        {
            { Kind: TaxonomyQuestionKind.NameTaken, Kept: { } kept, TakenBy.Id: var takenBy } when takenBy == question.Item.Id
                => $"{item} is there already. Merge it into {kept.Name}?",
            { Kind: TaxonomyQuestionKind.NameTaken, Kept: { } kept } => $"{kept.Name} is there already. Merge {item} into it?",
            { Kept: { } kept } => $"Merge {item} into {kept.Name}?",
            _ => kind == TaxonomyKind.Tag ? $"Delete the tag {item}?" : $"Delete the genre {item}?",
        };
    }

    /// <summary>Says what would happen when the user confirms a question.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="question">The question, with its numbers.</param>
    /// <returns>The consequences, such as "34 tracks lose it. Undo brings it back."</returns>
    public virtual string DescribeConsequence(TaxonomyKind kind, TaxonomyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question switch
        {
            { Kept: { } kept, KeptTrackCount: not > 0 } => $"No track has either. {SpellingOf(kept)}",
            { Kept: { TrackCount: 0 } kept } => $"No track has {kept.Name} now, and {AfterwardsOf(question)}. {SpellingOf(kept)}",
            { Kept: { } kept } when kept.TrackCount == question.KeptTrackCount
                => $"{kept.Name} keeps its {FormatTracks(kept.TrackCount)}. {SpellingOf(kept)}",
            { Kept: { } kept }
                => $"{FormatTracks(kept.TrackCount)} {HaveIn(kept.TrackCount)} {kept.Name} now, and {AfterwardsOf(question)}. "
                    + SpellingOf(kept),
            { TrackCount: 0 } => "No track has it.",
            { Item.TrackCount: 0, TrackCount: 1 } => $"{LosersOf(question)}, though it doesn't show it now.",
            { Item.TrackCount: 0 } => $"{LosersOf(question)}, though none of them shows it now.",
            _ when question.Item.TrackCount < question.TrackCount => $"{LosersOf(question)}. "
                + $"{Number(question.Item.TrackCount)} of them {(question.Item.TrackCount == 1 ? "shows" : "show")} it now.",
            _ => $"{LosersOf(question)}.",
        };

        string SpellingOf(TaxonomyItem kept) => $"{question.Item.Name} stays known as another spelling of {kept.Name}.";
    }

    /// <summary>Formats a number of tracks.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text, such as "1 track" or "2,000 tracks".</returns>
    public virtual string FormatTracks(int count)
        => string.Create(CultureInfo.CurrentCulture, $"{count:N0} {(count == 1 ? "track" : "tracks")}");

    private string AfterwardsOf(TaxonomyQuestion question)
        => $"{FormatTracks(question.KeptTrackCount ?? 0)} {HaveIn(question.KeptTrackCount ?? 0)} it afterwards";

    private string LosersOf(TaxonomyQuestion question)
        => $"{FormatTracks(question.TrackCount)} {(question.TrackCount == 1 ? "loses" : "lose")} it";

    private static string HaveIn(int count) => count == 1 ? "has" : "have";

    private static string NounOf(TaxonomyKind kind) => kind == TaxonomyKind.Tag ? "Tag" : "Genre";
}
