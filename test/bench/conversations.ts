/**
 * Guided conversations with the example place Leeds, as residents might write them: each begins with a message of their
 * own, answers what is asked, looks at what is suggested and goes. The yardstick of the SDK has a conversation of its own.
 */
export const guidedConversations: readonly (readonly string[])[] = [
  [
    'I lost my wife last year and I am lonely. I used to love gardening',
    'nothing really, I am fit enough',
    'Hyde Park',
    'afternoons',
    '1',
    'back to the list',
    'show me more',
  ],
  [
    'feeling low since I retired, would like to get out of the house and meet people',
    'I use a wheelchair so it has to be step free',
    'LS6',
    'Tuesday or Thursday mornings',
    'the second one',
    'that is all for now',
  ],
  [
    'My mum is 82 and has dementia, she loves singing',
    'getting there, she cannot take the bus on her own',
    'Headingley',
    'any time',
    'why do you ask?',
    '2',
    'thanks',
  ],
  ['2', '1', "I'd rather not say", 'evenings', 'none of these', 'too far', 'more'],
  [
    'worried about money and the heating bill',
    'the cost',
    'Burley',
    'weekends, not Sunday mornings',
    '3',
    'can I talk to a person',
    'back',
  ],
  [
    'I would like to learn to cook, anything but baking',
    "I don't like going on my own",
    'Armley',
    'Wednesday evenings after 6',
    'first one please',
    'start again',
    'walking',
    'nothing',
  ],
];

/** For the SDK's waterfall: a text, one of a list, yes or no, a number, a date; the first message only begins it. */
export const waterfallConversations: readonly (readonly string[])[] = [
  [
    'hello',
    'I lost my wife last year and I am lonely. I used to love gardening',
    '2',
    'yes',
    '67',
    'next Tuesday',
  ],
  ['hi', 'feeling low since I retired', 'Getting active', 'no', 'I am 71', 'on 3 December'],
  [
    'good morning',
    'My mum is 82 and has dementia',
    'the third one',
    'yes please',
    'eighty two',
    'tomorrow at 2pm',
  ],
  ['hello there', 'worried about money and the heating bill', 'Money, home or work', 'no', '34', 'Saturday'],
];
