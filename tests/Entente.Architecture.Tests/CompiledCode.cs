using System.Reflection;
using System.Reflection.Emit;

namespace Entente.Architecture.Tests;

/// <summary>What a compiled method uses.</summary>
internal static class CompiledCode
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly OpCode[] One = Steps(size: 1), Two = Steps(size: 2);

    /// <summary>The methods of a type, those that the compiler made of it included.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(Own).Concat(type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Methods));

    /// <summary>
    /// Fields that are read or written, methods that are called or given on, things that are made, and what expressions name.
    /// </summary>
    public static IEnumerable<(OpCode Step, MemberInfo Used)> Used(MethodInfo method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var step = code[at] == 0xFE ? Two[code[at + 1]] : One[code[at]];
            at += step.Size;
            if (step == OpCodes.Ldfld || step == OpCodes.Stfld || step == OpCodes.Call || step == OpCodes.Callvirt || step == OpCodes.Newobj
                || step == OpCodes.Ldftn || step == OpCodes.Ldtoken)
            {
                yield return (step, method.Module.ResolveMember(
                    BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments())!);
            }

            at += step.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static OpCode[] Steps(int size)
    {
        var steps = new OpCode[256];
        foreach (var step in typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).Where(step => step.Size == size))
            steps[step.Value & 0xFF] = step;
        return steps;
    }
}
