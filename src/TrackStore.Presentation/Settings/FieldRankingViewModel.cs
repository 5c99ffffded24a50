using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;

namespace TrackStore;

/// <summary>The ranking of a field, which the user changes before it is previewed and applied.</summary>
public sealed partial class FieldRankingViewModel : ObservableObject
{
    private readonly Action<FieldRankingViewModel, IReadOnlyList<string>?> _change;

    internal FieldRankingViewModel(TrackField? field, string label, Action<FieldRankingViewModel, IReadOnlyList<string>?> change)
    {
        (Field, Label) = (field, label);
        _change = change;
    }

    /// <summary>Gets the field, or null for the ranking of all fields that have none of their own.</summary>
    public TrackField? Field { get; }

    /// <summary>Gets the name to show.</summary>
    public string Label { get; }

    /// <summary>Gets the platforms in lower case, the best first: those that are ranked, and the others that the library knows.</summary>
    [ObservableProperty]
    public partial IReadOnlyList<string> Platforms { get; private set; } = [];

    /// <summary>Gets a value indicating whether the field has a ranking of its own, and doesn't follow that of the other fields.</summary>
    [ObservableProperty]
    public partial bool HasOwn { get; private set; }

    /// <summary>Gets a value indicating whether the ranking differs from the one in use.</summary>
    [ObservableProperty]
    public partial bool IsChanged { get; private set; }

    /// <summary>Gets what the preview says about the field, or null when there is no preview or nothing would change.</summary>
    [ObservableProperty]
    public partial FieldRankingEffect? Effect { get; internal set; }

    /// <summary>Ranks a platform one place higher. The first one stays.</summary>
    /// <param name="platform">A platform of <see cref="Platforms"/>.</param>
    [RelayCommand]
    public void MoveUp(string platform) => Move(platform, by: -1);

    /// <summary>Ranks a platform one place lower. The last one stays.</summary>
    /// <param name="platform">A platform of <see cref="Platforms"/>.</param>
    [RelayCommand]
    public void MoveDown(string platform) => Move(platform, by: 1);

    /// <summary>Lets the field follow the ranking of the other fields again.</summary>
    [RelayCommand]
    public void UseDefault()
    {
        if (HasOwn)
            _change(this, null);
    }

    internal void Show(IReadOnlyList<string> platforms, bool hasOwn, bool isChanged)
    {
        if (!Platforms.SequenceEqual(platforms))
            Platforms = platforms;
        (HasOwn, IsChanged) = (hasOwn, isChanged);
    }

    private void Move(string platform, int by)
    {
        string[] moved = [.. Platforms];
        int from = Array.IndexOf(moved, platform);
        int to = from + by;
        if (from < 0 || to < 0 || to >= moved.Length)
            return;
        (moved[from], moved[to]) = (moved[to], moved[from]);
        _change(this, moved);
    }
}
