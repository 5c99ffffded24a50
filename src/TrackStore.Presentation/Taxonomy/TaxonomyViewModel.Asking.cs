using CommunityToolkit.Mvvm.Input;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <content>Asks before it merges or deletes.</content>
public abstract partial class TaxonomyViewModel
{
    private bool _isConfirming;

    /// <summary>Asks whether to merge one into another one.</summary>
    /// <param name="other">The one that would go.</param>
    /// <param name="kept">The one that would stay.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when <see cref="Question"/> asks.</returns>
    public Task<bool> AskMergeAsync(TaxonomyItem other, TaxonomyItem kept, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(kept);
        return AskAsync(TaxonomyQuestionKind.Merge, other.Id, kept.Id, takenById: null, cancellationToken);
    }

    /// <summary>Asks whether to merge one into the one that a typed name means.</summary>
    /// <param name="other">The one that would go.</param>
    /// <param name="keptName">A name or spelling of the one that would stay, ignoring case and accents.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// True when <see cref="Question"/> asks; false also when nothing has the name, or <paramref name="other"/> itself has it, which
    /// <see cref="Message"/> says.
    /// </returns>
    public async Task<bool> AskMergeAsync(TaxonomyItem other, string keptName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(keptName);
        TaxonomyItem? kept = null;
        await Context;
        ForgetMessage();
        bool isRead = await RunAsync(
            async token => kept = await _source.FindAsync(keptName, token).ConfigureAwait(false), retry: null, cancellationToken)
            .ConfigureAwait(false);
        await Context;
        if (!isRead || IsDisposed)
            return false;
        if (kept is not null && kept.Id != other.Id)
            return await AskAsync(TaxonomyQuestionKind.Merge, other.Id, kept.Id, takenById: null, cancellationToken).ConfigureAwait(false);
        Message = kept is null ? Texts.NameNotFound(Kind, keptName.Trim()) : Texts.SameName(Kind, keptName.Trim(), kept.Name);
        return false;
    }

    /// <summary>
    /// Says that the two of a proposal are different, so that they are no longer proposed. <see cref="AllowProposalAsync"/> takes it back.
    /// </summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> RejectProposalAsync(TaxonomyProposal proposal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return ChangeAsync(
            token => _source.RejectAsync(proposal.Kept.Id, proposal.Other.Id, token),
            Texts.ProposalRejected(proposal.Other.Name, proposal.Kept.Name),
            done: null,
            cancellationToken);
    }

    /// <summary>Proposes the two of a proposal again that was rejected, one of <see cref="RejectedProposals"/>.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public Task<bool> AllowProposalAsync(TaxonomyProposal proposal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return ChangeAsync(
            token => _source.AllowAsync(proposal.Kept.Id, proposal.Other.Id, token),
            Texts.ProposalAllowed(proposal.Other.Name, proposal.Kept.Name),
            done: null,
            cancellationToken);
    }

    /// <summary>Asks whether to delete one.</summary>
    /// <param name="item">The one that would go.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when <see cref="Question"/> asks.</returns>
    [RelayCommand]
    public Task<bool> AskDeleteAsync(TaxonomyItem item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return AskAsync(TaxonomyQuestionKind.Delete, item.Id, keptId: null, takenById: null, cancellationToken);
    }

    /// <summary>Asks about the merge the other way around: the one that would have gone stays.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>True when <see cref="Question"/> asks; false also when it isn't about a merge.</returns>
    [RelayCommand]
    public async Task<bool> SwapQuestionAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        return Question is { Kept: { } kept } question
            && await AskAsync(
                question.Kind, kept.Id, question.Item.Id, question.TakenBy?.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Leaves the question. Nothing is changed.</summary>
    [RelayCommand]
    public void DismissQuestion() => Question = null;

    /// <summary>Does what <see cref="Question"/> asks. The question goes when it is done.</summary>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>True when it was done.</returns>
    [RelayCommand]
    public async Task<bool> ConfirmAsync(CancellationToken cancellationToken = default)
    {
        await Context;
        if (Question is not { } question || _isConfirming)
            return false;
        _isConfirming = true;
        bool isIgnored = IsIgnoredAfterwards;
        TaxonomyChanges? typed = question.Kept is null ? null : EditOf(question.Item.Id)?.Changes;
        bool isDone = await ChangeAsync(
            async token =>
            {
                await SaveDetailsAsync(typed, question.Item.Id, token).ConfigureAwait(false);
                ChangeResult result = question.Kept is { } kept
                    ? await _source.MergeAsync(kept.Id, question.Item.Id, ChangeMode.Apply, token).ConfigureAwait(false)
                    : await _source.DeleteAsync(question.Item.Id, isIgnored, ChangeMode.Apply, token).ConfigureAwait(false);
                return result.Change;
            },
            question.Kept is { } stays
                ? Texts.NamesMerged(Kind, question.Item.Name, stays.Name)
                : Texts.NameDeleted(Kind, question.Item.Name, question.TrackCount),
            () =>
            {
                ForgetEdit(question.Item.Id);
                if (ReferenceEquals(Question, question))
                    Question = null;
            },
            cancellationToken).ConfigureAwait(false);
        await Context;
        _isConfirming = false;
        return isDone;
    }

    /// <summary>Gets a value indicating whether a deleted name is ignored from then on.</summary>
    private protected virtual bool IsIgnoredAfterwards => false;

    /// <summary>Called when a question was answered or left, or what it is about has gone.</summary>
    private protected virtual void OnQuestionEnded()
    {
    }

    partial void OnQuestionChanged(TaxonomyQuestion? value)
    {
        if (value is null)
            OnQuestionEnded();
    }

    private Task<bool> AskNameTakenAsync(long itemId, long keptId, long takenById, CancellationToken cancellationToken)
        => AskAsync(TaxonomyQuestionKind.NameTaken, itemId, keptId, takenById, cancellationToken);

    private async Task<bool> AskAsync(
        TaxonomyQuestionKind kind, long itemId, long? keptId, long? takenById, CancellationToken cancellationToken)
    {
        TaxonomyQuestion? question = null;
        bool isRead = await RunAsync(
            async token => (question, _) = await AskAgainAsync(kind, itemId, keptId, takenById, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        await Context;
        if (!isRead || IsDisposed)
            return false;
        if (question is null)
            (MessageChange, Message) = (null, Texts.NameIsGone(Kind));
        else
            Question = question;
        return question is not null;
    }

    // Returns the one that is gone when there is nothing left to ask.
    private async Task<(TaxonomyQuestion? Question, TaxonomyItem? Gone)> AskAgainAsync(
        TaxonomyQuestion question, CancellationToken cancellationToken)
    {
        (TaxonomyQuestion? renewed, long goneId) = await AskAgainAsync(
            question.Kind, question.Item.Id, question.Kept?.Id, question.TakenBy?.Id, cancellationToken).ConfigureAwait(false);
        return renewed is null ? (null, goneId == question.Kept?.Id ? question.Kept : question.Item) : (renewed, null);
    }

    // Returns the identifier of the one that is gone, also when it goes between the reads.
    private async Task<(TaxonomyQuestion? Question, long GoneId)> AskAgainAsync(
        TaxonomyQuestionKind kind, long itemId, long? keptId, long? takenById, CancellationToken cancellationToken)
    {
        TaxonomyItem? item = await _source.GetAsync(itemId, cancellationToken).ConfigureAwait(false);
        if (item is null)
            return (null, itemId);
        TaxonomyItem? kept = keptId is { } id ? await _source.GetAsync(id, cancellationToken).ConfigureAwait(false) : null;
        if (kept is null && keptId is { } goneId)
            return (null, goneId);
        try
        {
            ChangeResult preview = kept is null
                ? await _source.DeleteAsync(itemId, IsIgnoredAfterwards, ChangeMode.Preview, cancellationToken).ConfigureAwait(false)
                : await _source.MergeAsync(kept.Id, itemId, ChangeMode.Preview, cancellationToken).ConfigureAwait(false);
            var question = new TaxonomyQuestion
            {
                Kind = kind,
                Item = item,
                Kept = kept,
                TakenBy = takenById == item.Id ? item : takenById == kept?.Id ? kept : null,
                TrackCount = preview.TrackCount,
                KeptTrackCount = kept is null
                    ? null
                    : await Services.Tracks.CountAsync(_source.QueryOf(kept, item), cancellationToken: cancellationToken)
                        .ConfigureAwait(false),
            };
            return (question, 0);
        }
        catch (Exception error) when (_source.IsNotFound(error))
        {
            bool isItemThere = await _source.GetAsync(itemId, cancellationToken).ConfigureAwait(false) is not null;
            return (null, isItemThere && keptId is { } other ? other : itemId);
        }
    }
}
