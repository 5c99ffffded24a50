using CommunityToolkit.Mvvm.ComponentModel;
using TrackStore.Presentation.Composition;
using TrackStore.Presentation.Taxonomy.Sources;

namespace TrackStore;

/// <summary>
/// A panel that puts the genres in order. A word that is another spelling of a genre means it, also when a platform says it at a later
/// synchronization.
/// </summary>
public sealed partial class GenreManagerViewModel : TaxonomyViewModel
{
    internal GenreManagerViewModel(PanelServices services)
        : base(services, new GenreSource(services.Genres))
    {
    }

    /// <summary>
    /// Gets or sets a value indicating whether the name and spellings of a genre that is deleted are ignored from then on when a platform
    /// or an import brings them. Otherwise they create the genre again. It holds for one question.
    /// </summary>
    [ObservableProperty]
    public partial bool IgnoresDeleted { get; set; }

    private protected override bool IsIgnoredAfterwards => IgnoresDeleted;

    private protected override void OnQuestionEnded() => IgnoresDeleted = false;
}
